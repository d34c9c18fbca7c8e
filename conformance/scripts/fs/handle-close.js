// close waits for what is under way on the handle.
var fs = require('fs'), p = fs.promises, t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello');
p.open(t.at('f')).then(function (h) {
  var order = [];
  var reading = h.read(Buffer.alloc(5), 0, 5, 0).then(function (r) { order.push('read ' + r.bytesRead); });
  h.once('close', function () { order.push('event'); });
  var a = h.close(), b = h.close();
  console.log(a === b, h.fd >= 0);
  return Promise.all([reading, a.then(function () { order.push('closed'); })]).then(function () { console.log(order.join(), h.fd); });
});
