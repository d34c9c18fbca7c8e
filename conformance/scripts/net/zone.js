// What may stand in the name of a zone, for isIP.
var net = require('net');
['fe80::1%eth0', 'fe80::1%eth0.0', 'fe80::1%a-b:c', 'fe80::1%', 'fe80::1%eth0@1', 'fe80::1%a_b', 'fe80::1%a b', 'fe80::1%\u00e9',
  '1.2.3.4%a', '::ffff:1.2.3.4%a'].forEach(function (text) { console.log(text, net.isIP(text)); });
