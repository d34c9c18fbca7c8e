// Streams of a FileHandle close it, unless told not to.
var fs = require('fs'), p = fs.promises, t = require('./_dir.js');
p.open(t.at('f'), 'w').then(function (h) {
  var w = h.createWriteStream();
  h.on('close', function () { console.log('handle close'); });
  w.on('open', function () { console.log('open'); }).on('finish', function () { console.log('finish', w.bytesWritten); });
  w.on('close', function () {
    console.log('close', h.fd);
    p.open(t.at('f')).then(function (h) {
      var r = h.createReadStream({ encoding: 'utf8', start: 1, end: 5 });
      r.on('data', function (s) { console.log('data', s); }).on('end', function () { console.log('end'); });
      r.on('close', function () { console.log('close', h.fd); });
    });
  });
  w.write('hello ');
  w.end('world');
});
