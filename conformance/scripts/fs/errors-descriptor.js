// A descriptor that is not open is EBADF for every function.
var fs = require('fs'), t = require('./_dir.js');
var b = Buffer.alloc(1);
var calls = { close: [], read: [b], write: [b], readv: [[b]], writev: [[b]], fstat: [], fsync: [], fdatasync: [], ftruncate: [], fchmod: [0], fchown: [0, 0], futimes: [1, 1] };
var names = Object.keys(calls);
names.forEach(function (name) {
  t.attempt(name, function () { fs[name + 'Sync'].apply(fs, [999].concat(calls[name])); });
});
t.attempt('text', function () { fs.writeSync(999, 'x'); });
t.attempt('readFile', function () { fs.readFileSync(999); });
t.attempt('writeFile', function () { fs.writeFileSync(999, 'x'); });
(function next() {
  var name = names.shift();
  if (!name) return;
  fs[name].apply(fs, [999].concat(calls[name], function (e, n, x) {
    console.log(name, e.message, e.errno < 0, e.code, e.syscall, e.stack, n, x && x.length);
    next();
  }));
})();
