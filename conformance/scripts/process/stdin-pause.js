// stdin: words
// A paused stdin does not keep the program alive.
process.stdin.on('data', () => console.log('never'));
process.stdin.pause();
console.log(process.stdin.isPaused(), process.stdin.readableFlowing);
process.on('exit', () => console.log('exit'));
