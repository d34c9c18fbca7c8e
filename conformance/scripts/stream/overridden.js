// Methods that a subclass overrides are called where Node calls them.
var s = require('stream');
var r = new s.Readable({ read: function () { this.push('x'); this.push(null); } });
['read', 'push', 'resume', 'pause', 'destroy', 'emit', 'unpipe', 'on'].forEach(function (name) {
  var original = r[name];
  r[name] = function (a) { console.log(name, typeof a === 'object' && a ? 'object' : String(a)); return original.apply(this, arguments); };
});
r.on('data', function () {});
var t = new s.PassThrough();
['push', 'end', 'write', 'destroy'].forEach(function (name) {
  var original = t[name];
  t[name] = function (a) { console.log('t', name, String(a)); return original.apply(this, arguments); };
});
t.resume(); t.end('y');
