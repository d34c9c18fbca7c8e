// captureRejections: a listener's promise that rejects destroys the stream.
// otto: there are no symbols
const { Readable, Writable } = require('stream');
const r = new Readable({ captureRejections: true, read() {} });
r.push('x');
r.on('data', async () => { throw new Error('listener'); });
r.on('error', (e) => console.log('error', e.message, r.destroyed));
const w = new Writable({ captureRejections: true, write(c, e, cb) { cb(); } });
w.on('finish', async () => { throw new Error('finish'); });
w.on('error', (e) => console.log('error', e.message));
w.on('close', () => console.log('close'));
w.end();
