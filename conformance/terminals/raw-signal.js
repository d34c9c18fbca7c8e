// A terminal that was raw is as before when a signal ends the program.
// < ready
// > q
process.stdin.setRawMode(true);
process.stdin.once('data', function () { process.kill(process.pid, 'SIGTERM'); });
console.log('ready');
setTimeout(function () {}, 60000);
