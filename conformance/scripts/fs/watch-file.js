// watchFile gives Stats of now and before; one that is not there, zeros.
var fs = require('fs'), t = require('./_dir.js');
[5, {}, undefined].forEach(function (v) { t.attempt('listener', function () { fs.watchFile(t.at('f'), v); }); });
t.attempt('interval', function () { fs.watchFile(t.at('f'), { interval: 'x' }, function () {}); });
var w = fs.watchFile(t.at('f'), { interval: 5 }, function changed(now, before) {
  console.log(now.size, before.size, now instanceof fs.Stats, now.isFile(), before.ino === 0);
  if (now.size) fs.unwatchFile(t.at('f'), changed);
  else fs.writeFileSync(t.at('f'), 'hello');
});
function never() { console.log('never'); }
console.log(w === fs.watchFile(t.at('f'), never), w.constructor.name, w instanceof require('events'));
fs.unwatchFile(t.at('f'), never);
fs.unwatchFile(t.at('none'));
w.on('stop', function () { console.log('stop'); });
fs.watchFile(t.at('g'), { persistent: false, interval: 5 }, function () {}).unref();
fs.watchFile(t.at('h'), never);
fs.unwatchFile(t.at('h'));
