// A socket that is no net.Socket: any Duplex will do.
var http = require('http'), Duplex = require('stream').Duplex, util = require('util');
function Fake() { Duplex.call(this); this.sent = ''; }
util.inherits(Fake, Duplex);
Fake.prototype._read = function () {};
Fake.prototype._write = function (chunk, enc, cb) {
  this.sent += chunk;
  var self = this;
  if (/\r\n\r\n/.test(this.sent)) {
    console.log(JSON.stringify(this.sent));
    this.sent = '';
    setImmediate(function () { self.push('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'); });
  }
  cb();
};
['setKeepAlive', 'setNoDelay', 'setTimeout', 'ref', 'unref'].forEach(function (n) {
  Fake.prototype[n] = function (a) { console.log('called', n, typeof a); return this; };
});
var agent = new http.Agent({ keepAlive: true }), made = 0;
agent.createConnection = function () { made++; return new Fake(); };
function get(n) {
  var req = http.get({ host: 'fake.example', path: '/' + n, agent: agent }, function (res) {
    res.on('data', function (d) { console.log(String(d), req.reusedSocket, req.socket instanceof Fake); });
    res.on('end', function () { console.log('end'); });
  });
  ['socket', 'finish', 'close'].forEach(function (e) { req.on(e, function () { console.log('req', e); }); });
  req.on('close', function () { setImmediate(function () { if (n < 2) return get(n + 1); console.log('made', made); agent.destroy(); }); });
}
get(1);
