// util.debuglog prints for the sections that NODE_DEBUG names.
// env: NODE_DEBUG=foo,bar*
var util = require('util');
['foo', 'FOO', 'bar', 'barn', 'food', 'ba', 'other'].forEach(function (name) {
  console.log(name, util.debuglog(name).enabled);
});
util.debuglog('quiet')('not %s', 'shown');
console.log(typeof util.debug, util.debug === util.debuglog);
