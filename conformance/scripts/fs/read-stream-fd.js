// A ReadStream of a descriptor neither opens nor, without autoClose, closes.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello world');
var fd = fs.openSync(t.at('f'), 'r');
fs.readSync(fd, Buffer.alloc(2));
var r = fs.createReadStream(null, { fd: fd, autoClose: false, encoding: 'utf8' });
console.log(r.fd === fd, r.path, r.pending);
r.on('open', function () { console.log('open'); }).on('close', function () { console.log('close'); });
r.on('data', function (s) { console.log(s); });
r.on('end', function () {
  console.log('end', r.fd === fd);
  var again = fs.createReadStream('', { fd: fd, start: 0, end: 4 });
  again.on('data', function (b) { console.log(String(b)); });
  again.on('close', function () {
    console.log('close', again.fd);
    t.attempt('fstat', function () { fs.fstatSync(fd); });
  });
});
