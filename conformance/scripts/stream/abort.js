// addAbortSignal and the signal option.
const { Readable, Writable, addAbortSignal, finished, pipeline } = require('stream');
function log(name, s) { s.on('error', (e) => console.log(name, e.name, e.code, e.message, e.cause && e.cause.name)).on('close', () => console.log(name, 'close')); return s; }
const a = new AbortController();
log('r', addAbortSignal(a.signal, new Readable({ read() {} })));
log('option', new Writable({ signal: a.signal, write() {} }));
a.abort();
log('already', new Readable({ signal: AbortSignal.abort(), read() {} }));
const b = new AbortController();
finished(new Readable({ read() {} }), { signal: b.signal }, (e) => console.log('finished', e.name, e.code));
b.abort();
for (const args of [[5, new Readable()], [a.signal, 5]]) { try { addAbortSignal(...args); } catch (e) { console.log(e.code, e.message); } }
