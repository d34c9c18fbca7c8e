// A response without a server: assignSocket, detachSocket.
const http = require('http');
const { PassThrough, Writable } = require('stream');
const { clean, attempt } = require('./_talk.js');
const res = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 });
const socket = new PassThrough();
let came = '';
socket.on('data', (d) => { came += d; });
res.on('finish', () => {
  console.log('finish', res.writableFinished);
  console.log(clean(came));
  res.detachSocket(socket);
  console.log('detached', res.socket, socket._httpMessage);
});
console.log(res.socket, res.writableLength);
res.assignSocket(socket);
console.log(res.socket === socket, socket._httpMessage === res);
attempt('twice', () => res.assignSocket(socket));
res.setHeader('X-A', 'b');
res.write('one');
res.end('two');

const other = new http.ServerResponse({ method: 'HEAD', httpVersionMajor: 1, httpVersionMinor: 0, headers: {} });
let text = '';
const sink = new Writable({ write(chunk, encoding, done) { text += chunk; done(); } });
other.assignSocket(sink);
other.writeHead(404, { 'X-B': 'c' });
other.end('not sent');
other.on('finish', () => console.log(clean(text)));
const late = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 });
late.write('before');
late.end('after');
let lateText = '';
late.assignSocket(new Writable({ write(chunk, encoding, done) { lateText += chunk; done(); } }));
setImmediate(() => console.log(clean(lateText), late.finished, late.writableFinished));
