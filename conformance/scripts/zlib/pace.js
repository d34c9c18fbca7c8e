// A few bytes that stand for many come in chunks, at the reader's pace
var zlib = require('zlib');
var small = zlib.gzipSync(Buffer.alloc(32 << 20));
var gunzip = zlib.createGunzip(), largest = 0, total = 0, ahead = 0;
gunzip.on('readable', function () {
  var chunk;
  while ((chunk = gunzip.read(1024))) {
    total += chunk.length;
    largest = Math.max(largest, chunk.length);
    ahead = Math.max(ahead, gunzip.readableLength);
  }
});
gunzip.on('end', function () {
  console.log(total, largest, ahead < 100000, gunzip.bytesWritten === small.length);
  try {
    zlib.gunzipSync(small, { maxOutputLength: 1000 });
  } catch (e) {
    console.log(e.code, e.message);
  }
  zlib.gunzip(small, { maxOutputLength: 1000 }, function (err) {
    console.log(err.code);
    inChunks();
  });
});
gunzip.end(small);
function inChunks() {
  var sizes = {};
  zlib.createGunzip({ chunkSize: 1000 }).on('data', function (b) { sizes[b.length] = (sizes[b.length] || 0) + 1; })
    .on('end', function () { console.log(sizes); }).end(zlib.gzipSync(Buffer.alloc(5500)));
}
