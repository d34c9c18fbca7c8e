// A socket that is unref'd does not keep the program.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
console.log(s.unref() === s, s.ref() === s);
s.bind(0, function () {
  console.log('bound');
  s.unref();
});
var t = dgram.createSocket('udp4').unref();
t.bind(0, function () { console.log('unref before bind'); });
process.on('exit', function () { console.log('exit'); });
