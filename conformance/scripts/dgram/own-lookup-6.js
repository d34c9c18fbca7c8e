// What a lookup of the script's own is asked where no address was given.
var dgram = require('dgram');
['udp4', 'udp6'].forEach(function (type) {
  var s = dgram.createSocket({
    type: type,
    lookup: function (name, family, callback) {
      console.log(type, name, family);
      callback(new Error('enough'));
    },
  });
  s.on('error', function (e) { console.log(type, e.message); });
  s.bind();
  s.bind(0);
  s.send('x', 9);
  s.connect(9);
  s.close();
});
