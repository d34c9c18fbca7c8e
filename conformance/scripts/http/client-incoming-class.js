// IncomingMessage, OutgoingMessage and ClientRequest as classes.
var http = require('http'), util = require('util'), stream = require('stream');
function Mine(socket) { http.IncomingMessage.call(this, socket); }
util.inherits(Mine, http.IncomingMessage);
var m = new Mine(null);
console.log(m instanceof http.IncomingMessage, m instanceof stream.Readable, m.socket, m.method, m.url, m.httpVersion, m.statusCode, m.complete, m.aborted, JSON.stringify(m.headers), JSON.stringify(m.rawHeaders));
m.headers = { a: 'b' };
m.url = '/x';
m.push('hello');
m.push(null);
m.on('data', function (d) { console.log(String(d), m.url, m.headers.a); });
m.on('end', function () { console.log('end'); });
m._read = function () {};
console.log(http.ClientRequest.length, http.request.length, http.get.length, http.ClientRequest.name);
console.log(Object.getPrototypeOf(http.ClientRequest.prototype) === http.OutgoingMessage.prototype, http.OutgoingMessage.prototype instanceof stream);
var keys = ['abort', 'destroy', 'onSocket', 'setTimeout', 'setNoDelay', 'setSocketKeepAlive', 'clearTimeout', '_implicitHeader'];
console.log(keys.filter(function (k) { return Object.prototype.hasOwnProperty.call(http.ClientRequest.prototype, k); }).join());
