// process.exit gives the code.
process.on('exit', function (code) { console.log('exit', code); });
process.exit(12);
