// A descriptor that is no terminal is refused.
var tty = require('tty'), fs = require('fs');
var fd = fs.openSync(__filename, 'r');
[function () { return new tty.ReadStream(fd); }, function () { return new tty.WriteStream(fd); }, function () { return new tty.WriteStream(97); }].forEach(function (f) {
  try {
    f();
  } catch (e) {
    console.log(e.name, e.code, e.message, e.info, e.errno, e.syscall, Object.prototype.toString.call(e));
  }
});
fs.closeSync(fd);
