// process.exitCode is kept unless an error ends the program.
process.exitCode = 5;
process.on('exit', function (code) { console.log('exit', code); });
setTimeout(function () { throw new Error('wins'); }, 1);
