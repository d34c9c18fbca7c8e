// util.promisify knows what read, write and exists give.
var fs = require('fs'), util = require('util'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello');
var fd = fs.openSync(t.at('f'), 'r+');
var b = Buffer.alloc(3);
util.promisify(fs.read)(fd, b, 0, 3, 1).then(function (r) {
  console.log(r, r.buffer === b);
  return util.promisify(fs.write)(fd, 'HE', 0);
}).then(function (r) {
  console.log(r);
  return util.promisify(fs.readv)(fd, [b], 0);
}).then(function (r) {
  console.log(r);
  return util.promisify(fs.writev)(fd, [b], 2);
}).then(function (r) {
  console.log(r);
  return util.promisify(fs.exists)(t.at('f'));
}).then(function (r) {
  console.log(r);
  return util.promisify(fs.readFile)(t.at('f'), 'utf8');
}).then(function (r) {
  console.log(r);
  return util.promisify(fs.read)(999, b, 0, 1, 0);
}).catch(function (e) { console.log(e.code); fs.closeSync(fd); });
