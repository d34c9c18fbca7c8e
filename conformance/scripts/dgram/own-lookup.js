// A lookup of the script's own is asked for every address.
var dgram = require('dgram');
function lookup(name, family, callback) {
  console.log('lookup', name, family, typeof callback, arguments.length);
  if (name === 'fails') return callback(new Error('no ' + name));
  if (name === 'later') return setImmediate(callback, null, '127.0.0.1', 4);
  callback(null, name === 'nonsense' ? 'nonsense' : '127.0.0.1', 4);
}
var s = dgram.createSocket({ type: 'udp4', lookup: lookup });
var n = 0;
s.on('message', function (msg) {
  console.log('got', String(msg));
  if (++n < 3) return;
  s.send('x', s.address().port, 'fails', function (e) {
    console.log(e.message);
    s.send('x', 9, 'nonsense', function (e) {
      console.log(e.message, e.code, e.address, e.port);
      s.on('error', function (e) {
        console.log('error', e.message);
        s.close();
      });
      s.send('x', 9, 'fails');
    });
  });
});
var sync = true;
s.bind(0, 'here', function () {
  console.log('bound at once', sync);
  var port = s.address().port;
  s.send('one', port, 'there');
  s.send('two', port, '127.0.0.1');
  s.send('three', port, 'later');
});
sync = false;
