// Groups that cannot be joined or left.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
function attempt(name, args) {
  try {
    console.log(name, args, 'gives', s[name].apply(s, args));
  } catch (e) {
    console.log(name, args, e.name, e.code, e.syscall, e.message);
  }
}
s.bind(0, '127.0.0.1', function () {
  ['addMembership', 'dropMembership'].forEach(function (name) {
    [[], [''], [null], ['x'], ['1.2.3.4', '127.0.0.1'], ['224.0.0.114', 'x'], [5], ['ff02::1']].forEach(function (args) { attempt(name, args); });
  });
  attempt('dropMembership', ['224.0.0.114', '127.0.0.1']);
  ['addSourceSpecificMembership', 'dropSourceSpecificMembership'].forEach(function (name) {
    [[], [5], ['a'], ['a', 5], ['a', 'b'], ['1.2.3.4', '1.2.3.4'], ['1.2.3.4', '224.0.0.114', 'x']].forEach(function (args) { attempt(name, args); });
  });
  s.close();
});
