// Writing after end, and end twice.
var Writable = require('stream').Writable;
function make(options) {
  var w = new Writable({ autoDestroy: options.autoDestroy, write: function (c, e, cb) { cb(); } });
  w.on('error', function (e) { console.log('error', e.code, e.message); });
  w.on('close', function () { console.log('close'); });
  w.on('finish', function () { console.log('finish'); });
  return w;
}
var w = make({});
w.end();
console.log(w.write('late', function (e) { console.log('cb', e.code); }));
var x = make({});
setImmediate(function () {
  x.end('a', function (e) { console.log('end 1', e); });
  x.end(function (e) { console.log('end 2', e); });
  setImmediate(function () { x.end(function (e) { console.log('end 3', e.code, e.message); }); x.end('chunk', function (e) { console.log('end 4', e.code, e.message); }); });
});
setImmediate(setImmediate, setImmediate, setImmediate, function () {
  var y = make({ autoDestroy: false });
  y.end();
  y.write('z', function (e) { console.log('cb', e.code); });
});
