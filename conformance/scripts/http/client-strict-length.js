// strictContentLength: a body that does not match its length throws.
var http = require('http');
function t(f) { try { f(); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message); } }
function make() {
  var req = http.request({ port: 1, method: 'POST', headers: { 'Content-Length': 5 } });
  req.on('error', function () {});
  req.strictContentLength = true;
  req.destroy = req.destroy;
  return req;
}
var a = make(); t(function () { a.write('123456'); }); a.destroy();
var b = make(); t(function () { b.write('123'); b.end('4'); }); b.destroy();
var c = make(); t(function () { c.write('123'); c.end('45'); }); c.destroy();
var d = make(); t(function () { d.end(); }); d.destroy();
var e = make(); e.strictContentLength = false; t(function () { e.end('x'); }); e.destroy();
