// read and write look at buffer, offset, length and position.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello');
var fd = fs.openSync(t.at('f'), 'r+'), b = Buffer.alloc(4);
[['x'], [b, -1, 1, 0], [b, 1.5, 1, 0], [b, 0, 5, 0], [b, 0, -1, 0], [b, 5, 1, 0], [Buffer.alloc(0), 0, 1], [b, 0, 1, 'a'], [b, 0, 1, -2], [b, 0, 1, 1.5],
  [b, 'x'], [b, 5], [b, { offset: 5 }], [b, { length: 9 }], [b, { position: 'x' }], [null], [b, 0, 0, 0], [b, null, null, null]].forEach(function (args) {
  t.attempt('read', function () { return fs.readSync.apply(fs, [fd].concat(args)); });
});
[[5], [b, -1], [b, 1.5], [b, 5], [b, 0, 5], [b, 0, -1], [b, 0, 1.5], [b, { offset: 9 }], ['abc', null, 'hex'], [{}], [null]].forEach(function (args) {
  t.attempt('write', function () { return fs.writeSync.apply(fs, [fd].concat(args)); });
});
[[5], [[5]], [[b, 'x']], [null], ['x']].forEach(function (args) {
  t.attempt('readv', function () { return fs.readvSync(fd, args[0]); });
  t.attempt('writev', function () { return fs.writevSync(fd, args[0]); });
});
fs.closeSync(fd);
