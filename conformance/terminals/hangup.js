// A terminal that goes away ends the program.
// < ready
// hangup
process.stdin.resume();
console.log('ready');
