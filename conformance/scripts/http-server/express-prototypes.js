// Prototypes replaced per request, as express does; methods and accessors still work.
const http = require('http');
const { serve } = require('./_talk.js');
const req = Object.create(http.IncomingMessage.prototype);
const res = Object.create(http.ServerResponse.prototype);
req.get = function (name) { return this.headers[name.toLowerCase()]; };
Object.defineProperty(req, 'protocol', { configurable: true, enumerable: true, get: function () { return this.connection.encrypted ? 'https' : 'http'; } });
res.status = function (code) { this.statusCode = code; return this; };
res.send = function (body) { if (!this.get('Content-Type')) this.set('Content-Type', 'text/html'); this.set('Content-Length', Buffer.byteLength(body)); return this.end(body); };
res.set = function (name, value) { this.setHeader(name, value); return this; };
res.get = function (name) { return this.getHeader(name); };
const app = { request: Object.create(req), response: Object.create(res) };
app.request.app = app;
app.response.app = app;
console.log(app.response.statusCode, app.request.url, app.response.headersSent);
const server = http.createServer((q, s) => {
  Object.setPrototypeOf(q, app.request);
  s.__proto__ = app.response;
  q.res = s;
  s.req = q;
  s.locals = s.locals || Object.create(null);
  console.log(q.app === app, s.app === app, q.get('Host'), q.protocol, q.url, s.req === q, q.ip, q instanceof http.IncomingMessage, s instanceof http.ServerResponse);
  q.originalUrl = q.url;
  q.url = '/changed';
  console.log(q.url, q.originalUrl, q.method);
  s.status(404).send('nothing');
});
serve(server, ['GET /there HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n']);
