// Broken data, broken arguments
var zlib = require('zlib');
function no(f) {
  try {
    console.log('gave', f());
  } catch (e) {
    console.log(e.name, e.code, e.errno, e.message);
  }
}
var gzip = zlib.gzipSync('some text that is long enough to be cut');
no(function () { return zlib.gunzipSync('no gzip at all'); });
no(function () { return zlib.inflateSync('no deflate at all'); });
no(function () { return zlib.gunzipSync(gzip.slice(0, 20)); });
no(function () { return zlib.inflateSync(''); });
no(function () { return String(zlib.gunzipSync(gzip.slice(0, gzip.length - 8), { finishFlush: zlib.constants.Z_SYNC_FLUSH })); });
no(function () { return zlib.gzipSync(); });
no(function () { return zlib.gzipSync(1); });
no(function () { return zlib.gzip('x'); });
no(function () { return zlib.createGzip({ level: 10 }); });
no(function () { return zlib.createGzip({ level: 'x' }); });
no(function () { return zlib.createGzip({ chunkSize: 1 }); });
no(function () { return zlib.createGzip({ windowBits: 99 }); });
no(function () { return zlib.createGzip({ strategy: 9 }); });
no(function () { return zlib.createDeflate({ dictionary: 'text' }); });
no(function () { return zlib.gunzipSync(gzip, { maxOutputLength: 3 }); });
zlib.gunzip('broken', function (err, out) {
  console.log(err.code, err.errno, err.message, out);
  var stream = zlib.createGunzip();
  stream.on('error', function (err) { console.log('error', err.code, err.message, stream.destroyed); });
  stream.on('close', function () { console.log('close'); });
  stream.end('broken too');
});
