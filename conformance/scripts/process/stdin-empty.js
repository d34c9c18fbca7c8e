// stdin:
// Nothing to read is 'end' and 'close', and read gives null.
process.stdin.on('readable', () => console.log('readable', process.stdin.read()));
process.stdin.on('end', () => console.log('end', process.stdin.readableEnded));
process.stdin.on('close', () => console.log('close', process.stdin.destroyed));
