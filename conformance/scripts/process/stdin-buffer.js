// stdin: h\u00e9llo
// Without an encoding, standard input gives buffers.
const chunks = [];
process.stdin.on('data', (b) => chunks.push(b));
process.stdin.on('end', () => console.log(Buffer.isBuffer(chunks[0]), Buffer.concat(chunks)));
