// close and destroy of a WriteStream.
var fs = require('fs'), t = require('./_dir.js');
function follow(name, w, next) {
  ['open', 'finish', 'error', 'close'].forEach(function (event) {
    w.on(event, function (v) { console.log(name, event, event === 'error' ? v.message : ''); if (event === 'close') next(); });
  });
  return w;
}
var a = follow('close', fs.createWriteStream(t.at('a')), function () {
  console.log(fs.readFileSync(t.at('a'), 'utf8'));
  follow('destroy', fs.createWriteStream(t.at('b')), function () {
    var fd = fs.openSync(t.at('c'), 'w');
    var k = fs.createWriteStream(null, { fd: fd, autoClose: false });
    k.on('finish', function () {
      console.log('finish', k.fd === fd, k.autoClose);
      fs.closeSync(fd);
      var s = follow('soon', fs.createWriteStream(t.at('d')), function () {});
      s.write('x');
      s.destroySoon();
    });
    k.end('text');
  }).destroy();
});
a.write('one');
a.close(function (e) { console.log('callback', e); a.close(function () { console.log('again'); }); });
