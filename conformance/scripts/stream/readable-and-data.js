// Listeners for both 'readable' and 'data': reading is up to 'readable'.
var Readable = require('stream').Readable;
var r = new Readable({ read: function () {} });
r.on('data', function (c) { console.log('data', String(c)); });
console.log(r.readableFlowing);
function onreadable() { console.log('readable', r.readableLength); if (r.readableLength > 4) r.read(); }
r.on('readable', onreadable);
console.log(r.readableFlowing, r.isPaused());
r.push('one');
setImmediate(function () {
  r.push('two');
  setImmediate(function () {
    r.removeListener('readable', onreadable);
    console.log(r.readableFlowing);
    process.nextTick(function () { console.log(r.readableFlowing); r.push('three'); r.push(null); });
  });
});
r.on('end', function () { console.log('end'); });
