// A script's own heirs of Server, IncomingMessage and ServerResponse, and methods of another's this.
// > GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const util = require('util');
const attempt = (what, f) => { try { console.log(what, f()); } catch (e) { console.log(what, e instanceof TypeError); } };
function Mine(listener) { http.Server.call(this, listener); this.mine = true; }
util.inherits(Mine, http.Server);
Mine.prototype.emit = function(name) { if (name === 'request') console.log('emit', name, this.mine); return http.Server.prototype.emit.apply(this, arguments); };
const server = new Mine(function(req, res) {
  console.log(this === server, req instanceof http.IncomingMessage, res instanceof http.ServerResponse, res instanceof http.OutgoingMessage);
  const was = res.end;
  res.end = function(text) { return was.call(this, text.toUpperCase()); };
  res.setHeader = function(n, v) { return http.ServerResponse.prototype.setHeader.call(this, n, v + '!'); };
  res.setHeader('X-A', 'a');
  attempt('setHeader', () => http.ServerResponse.prototype.setHeader.call(1, 'a', 'b'));
  attempt('close', () => http.Server.prototype.close.call(null));
  attempt('write', () => (0, res.write)('x'));
  server.close();
  res.end('hello');
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
