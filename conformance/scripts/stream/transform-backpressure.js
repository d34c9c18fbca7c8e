// A Transform that is not read stops taking.
var Transform = require('stream').Transform;
[{ highWaterMark: 2 }, { highWaterMark: 0 }, { readableHighWaterMark: 0 }, { readableHighWaterMark: 0, writableHighWaterMark: 5 }, { highWaterMark: 0, writableHighWaterMark: 9 }].forEach(function (options, i) {
  options.transform = function (c, e, cb) { console.log(i, '_transform', String(c)); cb(null, c); };
  var t = new Transform(options);
  console.log(i, t.readableHighWaterMark, t.writableHighWaterMark);
  console.log(i, t.write('ab'), t.write('cd'), t.write('ef'), t.readableLength, t.writableLength, t.writableNeedDrain);
  t.on('drain', function () { console.log(i, 'drain'); });
  setImmediate(function () { console.log(i, String(t.read()), t.readableLength, t.writableLength); t.end(); t.resume().on('end', function () { console.log(i, 'end'); }); });
});
