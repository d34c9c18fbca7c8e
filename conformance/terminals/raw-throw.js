// It is when an error ends the program.
// < ready
// > q
process.stdin.setRawMode(true);
process.stdin.once('data', function () { throw 'enough'; });
console.log('ready');
