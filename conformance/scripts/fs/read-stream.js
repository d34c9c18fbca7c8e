// A ReadStream opens, reads, ends and closes, in this order.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello world');
var r = fs.createReadStream(t.at('f'), { highWaterMark: 4 });
console.log(r instanceof fs.ReadStream, r instanceof require('stream').Readable, r.constructor.name, t.shown(r.path), r.fd, r.flags, r.mode, r.start, r.end, r.bytesRead, r.pending, r.autoClose);
['open', 'ready', 'data', 'end', 'close', 'error'].forEach(function (name) {
  r.on(name, function (v) { console.log(name, name === 'open' ? typeof v : Buffer.isBuffer(v) ? v.toString() : v, r.bytesRead, r.pending); });
});
r.on('close', function () {
  console.log(r.fd, r.destroyed, r.closed);
  var list = [{ start: 6 }, { end: 4 }, { start: 2, end: 6 }, { start: 3, end: 3 }, { start: 99 }, { start: 0, end: 99 }, 'utf8', { encoding: 'hex', start: 9 }];
  (function next() {
    var o = list.shift();
    if (!o) return;
    var got = [], r = fs.createReadStream(t.at('f'), o);
    r.on('data', function (b) { got.push(String(b), typeof b); }).on('close', function () { console.log(got.join(), r.bytesRead, r.pos); next(); });
  })();
});
