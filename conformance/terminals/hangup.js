// A terminal that goes away ends the program.
// < ready
// hangup
process.stdin.resume();
console.log('ready');
setTimeout(function () { console.log('still here'); }, 30000); // the signal ends the program, not the end of its input
