// destroy and close of a ReadStream, before and after it is open.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello world');
function follow(name, r, next) {
  ['open', 'data', 'end', 'error', 'close'].forEach(function (event) {
    r.on(event, function (v) { console.log(name, event, event === 'error' ? v.message : ''); if (event === 'close') next(); });
  });
  return r;
}
follow('early', fs.createReadStream(t.at('f')), function () {
  var r = follow('open', fs.createReadStream(t.at('f')), function () {
    var c = follow('close', fs.createReadStream(t.at('f')), function () {
      var k = fs.createReadStream(t.at('f'), { autoClose: false });
      k.resume();
      k.on('end', function () {
        console.log('end', typeof k.fd, k.destroyed);
        k.close(function (e) { console.log('closed', e, k.fd); k.close(function () { console.log('again'); }); });
      });
    });
    c.once('data', function () { c.close(function (e) { console.log('callback', e && e.code); }); });
  });
  r.on('open', function () { r.destroy(new Error('gone')); });
}).destroy();
