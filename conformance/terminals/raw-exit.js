// A terminal that was raw is as before when the program ends.
// < ready
// > q
process.stdin.setRawMode(true);
process.stdin.once('data', function () { process.exit(3); });
console.log('ready');
