// What is compressed comes back, by every pair, at once and as a stream
var zlib = require('zlib');
var text = new Array(2000).join('round and round it goes, ') + '\u00e4\u20ac';
var pairs = [['deflate', 'inflate'], ['gzip', 'gunzip'], ['deflateRaw', 'inflateRaw'], ['gzip', 'unzip'], ['deflate', 'unzip']];
pairs.forEach(function (p) {
  var small = zlib[p[0] + 'Sync'](text);
  console.log(p.join(), small.length < text.length / 10, String(zlib[p[1] + 'Sync'](small)) === text, zlib[p[1] + 'Sync'](zlib[p[0] + 'Sync']('')).length);
});
var left = pairs.length;
(function next() {
  if (!left) return streams();
  var p = pairs[--left];
  zlib[p[0]](Buffer.from(text), { level: 9 }, function (err, small) {
    zlib[p[1]](small, function (err2, back) {
      console.log(p.join(), err, err2, String(back) === text);
      next();
    });
  });
})();
function streams() {
  var a = zlib.createGzip(), b = zlib.createGunzip(), got = '', pieces = 0;
  a.pipe(b);
  b.setEncoding('utf8');
  b.on('data', function (s) { got += s; pieces++; });
  b.on('end', function () { console.log('end', got === text + text, a.bytesWritten === 2 * Buffer.byteLength(text), b.bytesWritten > 0); });
  b.on('close', function () { console.log('close'); });
  a.write(text);
  setImmediate(function () { a.end(text); });
}
