// A server's properties and their defaults, and options that are refused.
const http = require('http');
const server = http.createServer();
for (const name of ['timeout', 'keepAliveTimeout', 'headersTimeout', 'requestTimeout', 'maxHeadersCount', 'maxRequestsPerSocket', 'listening']) console.log(name, server[name]);
for (const options of [1, 'a', { requestTimeout: -1 }, { headersTimeout: 'x' }, { maxHeaderSize: 1.5 }, { keepAliveTimeout: -1 }, { requestTimeout: 10, headersTimeout: 20 }]) {
  try { const s = http.createServer(options); console.log('accepted', s.requestTimeout, s.headersTimeout); } catch (e) { console.log(e.name, e.code, e.message); }
}
try { http.createServer({}, 5); } catch (e) { console.log(e.name, e.code); }
console.log(http.Server() instanceof http.Server, http.createServer.length, http.Server.name);
console.log(http.METHODS.length, http.METHODS[0], http.STATUS_CODES[418], http.maxHeaderSize);
server.getConnections((e, n) => console.log('connections', e, n));
