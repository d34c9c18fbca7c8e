// setupPrimary gathers settings; each call tells of them in the next tick.
// args: one two
var cluster = require('cluster');
function show(when) {
  var s = cluster.settings;
  console.log(when, Object.keys(s).join(), s.args.join(), s.exec === __filename || s.exec, s.execArgv.length, s.silent, s.extra);
}
var calls = 0;
cluster.on('setup', function (settings) {
  calls++;
  console.log('setup', calls, settings === cluster.settings, settings.args.join());
});
console.log('before', Object.keys(cluster.settings).length);
console.log(cluster.setupPrimary());
show('first');
cluster.setupPrimary({ exec: 'other.js', args: ['three'], silent: true, extra: 1 });
show('second');
cluster.setupMaster({ extra: undefined });
show('third');
[1, null, 'ab', function () {}].forEach(function (odd) {
  cluster.setupPrimary(odd);
  console.log(Object.keys(cluster.settings).sort().join());
});
console.log('end of script');
