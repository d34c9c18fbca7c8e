// Every way to say where to listen.
const http = require('http');
const forms = [
  ['listen()', (s) => s.listen()],
  ['listen(cb)', (s) => s.listen(() => console.log('callback'))],
  ['listen(0)', (s) => s.listen(0)],
  ['listen("0")', (s) => s.listen('0')],
  ['listen(0, cb)', (s) => s.listen(0, () => console.log('callback'))],
  ['listen(0, host)', (s) => s.listen(0, '127.0.0.1')],
  ['listen(0, host, backlog, cb)', (s) => s.listen(0, '127.0.0.1', 10, () => console.log('callback'))],
  ['listen(0, backlog)', (s) => s.listen(0, 10)],
  ['listen(0, undefined, cb)', (s) => s.listen(0, undefined, () => console.log('callback'))],
  ['listen(0, null, null, cb)', (s) => s.listen(0, null, null, () => console.log('callback'))],
  ['listen(null)', (s) => s.listen(null)],
  ['listen(undefined, cb)', (s) => s.listen(undefined, () => console.log('callback'))],
  ['listen({port})', (s) => s.listen({ port: 0 })],
  ['listen({port, host, backlog}, cb)', (s) => s.listen({ port: '0', host: '127.0.0.1', backlog: 5 }, () => console.log('callback'))],
  ['listen({host: ::1})', (s) => s.listen({ port: 0, host: '::1' })],
  ['listen(0, ::1)', (s) => s.listen(0, '::1')],
  ['listen(0, ::)', (s) => s.listen(0, '::')],
  ['listen(0, 0.0.0.0)', (s) => s.listen(0, '0.0.0.0')],
  ['listen({ipv6Only})', (s) => s.listen({ port: 0, host: '::', ipv6Only: true })],
];
function next() {
  const form = forms.shift();
  if (!form) return;
  const server = http.createServer();
  server.on('listening', () => {
    const a = server.address();
    console.log(form[0], a.address, a.family, a.port > 0, server.listening);
    server.close((e) => { console.log('closed', e, server.address()); next(); });
  });
  console.log(form[1](server) === server);
}
next();
