// Ports and places that are none.
const http = require('http');
for (const args of [[-1], [65536], [1.5], [NaN], ['a'.repeat(0)], [true], [false], [Infinity], [{}], [{ port: -1 }], [{ port: 'x' }], [{ port: {} }], [{ port: null, host: '127.0.0.1' }], [{ host: 'a' }], [[]], [{ port: 0, host: 5 }], [{ port: true }], [{ port: ' ' }]]) {
  const server = http.createServer();
  server.on('error', (e) => console.log('error event', e.code));
  server.on('listening', () => { console.log('listening', args); server.close(); });
  try { server.listen(...args); console.log('accepted', args); } catch (e) { console.log(e.name, e.code, e.message); }
}
