// 'readable' and read(): when it comes, and what is left.
var Readable = require('stream').Readable;
var left = 6;
var r = new Readable({ highWaterMark: 4, read: function () { var self = this; setImmediate(function () { console.log('push', self.push(left-- > 0 ? 'ab' : null)); }); } });
r.on('readable', function () {
  var c;
  console.log('readable', r.readableLength, r.readableFlowing);
  while ((c = r.read(3)) !== null) console.log('got', String(c), r.readableLength);
});
r.on('end', function () { console.log('end'); });
r.on('close', function () { console.log('close'); });
