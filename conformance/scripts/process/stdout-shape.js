// What a stream that is no terminal tells about itself.
const s = process.stdout;
console.log(s.fd, s.isTTY, s.columns, s.writable, s.writableEnded, s.writableLength, s.writableHighWaterMark);
console.log(process.stderr.fd, process.stdin.fd, typeof s.on, typeof s.end, s === process.stdout);
