// unshift puts back to the front, before and after the end.
var Readable = require('stream').Readable;
var r = new Readable({ read: function () {} });
r.push('body');
r.unshift('head ');
r.unshift(Buffer.from('very '));
console.log(String(r.read()));
r.push('x'); r.push(null);
console.log(r.unshift('y'), r.readableLength);
r.on('error', function (e) { console.log('error', e.code, e.message); });
r.on('data', function (c) { console.log('data', String(c)); });
r.on('end', function () { console.log('end'); console.log(r.unshift('late')); });
r.on('close', function () { console.log('close'); });
var p = new Readable({ read: function () {} });
p.push('one\ntwo');
p.once('readable', function () {
  var c = p.read(), i = String(c).indexOf('\n');
  p.unshift(c.slice(i + 1));
  p.push(null);
  p.on('data', function (c) { console.log('rest', String(c)); });
});
