// The events of a Readable that is read by 'data', in their order.
var Readable = require('stream').Readable;
var left = 3;
var r = new Readable({ read: function (n) { console.log('_read', n); this.push(left-- > 0 ? 'chunk' + left : null); } });
['data', 'end', 'close', 'pause', 'resume', 'error'].forEach(function (name) {
  r.on(name, function (v) { console.log(name, v === undefined ? '' : String(v), r.readableFlowing, r.readableLength, r.destroyed, r.closed); });
});
process.nextTick(function () { console.log('tick'); });
setImmediate(function () { console.log('immediate'); });
console.log('main', r.readableFlowing);
