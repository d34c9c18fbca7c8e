// The functions and constants of os, their names, lengths and order.
// otto: functions have no names of their own making, errors in strict mode are not thrown
var os = require('os');
Object.getOwnPropertyNames(os).forEach(function (name) {
  var d = Object.getOwnPropertyDescriptor(os, name);
  console.log(name, d.writable, d.enumerable, d.configurable, typeof d.value === 'function' ? d.value.name + ' ' + d.value.length : typeof d.value);
});
console.log(JSON.stringify(os.EOL), os.devNull);
(function () {
  'use strict';
  [function () { os.EOL = 'x'; }, function () { os.constants = {}; }, function () { os.constants.signals.SIGINT = 5; }, function () { delete os.constants.errno.EPERM; }].forEach(function (f) { try { f(); } catch (e) { console.log(e.name); } });
})();
