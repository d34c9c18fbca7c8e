// push: strings, views, what is no chunk; after the end.
var Readable = require('stream').Readable;
function attempt(v, encoding) {
  var r = new Readable({ read: function () {} });
  r.on('error', function (e) { console.log('error', e.name, e.code, e.message); });
  console.log(r.push(v, encoding), r.readableLength, r.readableEnded, r.destroyed);
  var c = r.read();
  console.log(c);
}
attempt('abc'); attempt('616263', 'hex'); attempt('YWJj', 'base64'); attempt('abc', 'utf16le');
attempt(Buffer.from('x')); attempt(''); attempt(Buffer.alloc(0)); attempt(undefined); attempt(null);
attempt(5); attempt({}); attempt(true); attempt([]);
var r = new Readable({ read: function () {} });
r.on('error', function (e) { console.log('error', e.code, e.message); });
r.on('close', function () { console.log('close'); });
r.push(null);
console.log(r.push('more'));
