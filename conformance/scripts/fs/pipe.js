// A file piped into another comes out whole, whatever the marks.
var fs = require('fs'), t = require('./_dir.js');
var b = Buffer.alloc(300000);
for (var i = 0; i < b.length; i += 997) b[i] = i % 251;
fs.writeFileSync(t.at('a'), b);
var list = [[65536, 16384], [1000, 16384], [70000, 100], [300000, 300000]];
(function next() {
  var m = list.shift();
  if (!m) return;
  var r = fs.createReadStream(t.at('a'), { highWaterMark: m[0] }), w = fs.createWriteStream(t.at('b'), { highWaterMark: m[1] });
  r.pipe(w).on('close', function () { console.log(r.bytesRead, w.bytesWritten, fs.readFileSync(t.at('b')).equals(b)); next(); });
})();
