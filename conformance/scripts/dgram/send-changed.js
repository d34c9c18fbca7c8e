// A buffer goes out as it is when it is sent; a list is read when send is called.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
s.bind(0, '127.0.0.1', function () {
  var port = s.address().port;
  var b = Buffer.from('before');
  var list = [Buffer.from('one'), 'two'];
  s.send(b, port, '127.0.0.1');
  b.write('behind');
  s.send(list, port, '127.0.0.1');
  list[0] = 'other';
  list.push('more');
});
var n = 0;
s.on('message', function (msg) {
  console.log(String(msg));
  if (++n === 2) s.close();
});
