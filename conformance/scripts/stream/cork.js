// cork, uncork and _writev.
var Writable = require('stream').Writable;
var w = new Writable({
  write: function (c, e, cb) { console.log('_write', String(c), e); cb(); },
  writev: function (list, cb) { console.log('_writev', list.map(function (x) { return String(x.chunk) + ' ' + x.encoding; }), list.allBuffers); cb(); }
});
w.write('alone');
w.cork(); w.cork();
console.log(w.writableCorked);
w.write('a'); w.write('b', function () { console.log('cb b'); });
w.uncork();
console.log(w.writableCorked, w.writableLength);
w.uncork(); w.uncork();
console.log(w.writableCorked, w.writableLength);
w.cork();
w.write('c'); w.write('d');
w.end('e');
w.on('finish', function () { console.log('finish', w.writableCorked); });
var v = new Writable({ decodeStrings: false, writev: function (list, cb) { console.log('v', list.map(function (x) { return [typeof x.chunk, x.encoding]; }), list.allBuffers); setImmediate(cb); } });
v.write('one'); v.write('two'); v.write(Buffer.from('three')); v.write('four', 'latin1'); v.end();
