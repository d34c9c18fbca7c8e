// What the classes of tty take for a descriptor.
var tty = require('tty'), net = require('net');
[undefined, -1, 1.5, '0', null, NaN, 2147483648].forEach(function (fd) {
  [function () { return new tty.ReadStream(fd); }, function () { return tty.WriteStream(fd); }].forEach(function (f) {
    try {
      f();
    } catch (e) {
      console.log(e.name, e.code, e.message);
    }
  });
  console.log(tty.isatty(fd));
});
console.log(tty.isatty(99), tty.isatty(0), tty.isatty());
var proto = tty.WriteStream.prototype;
console.log(Object.getPrototypeOf(tty.ReadStream) === net.Socket, Object.getPrototypeOf(proto) === net.Socket.prototype, proto.isTTY);
console.log(Object.keys(tty), tty.ReadStream.length, tty.WriteStream.length, tty.isatty.length, Object.keys(proto), Object.keys(tty.ReadStream.prototype));
