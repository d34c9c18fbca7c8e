// uid and gid: what may not be, or cannot be, is thrown, or told by the sync forms
var cp = require('child_process');
if (process.getuid() === 0) {
  process.setgroups([]);
  process.setgid(65534);
  process.setuid(65534);
}
function told(err) { return err && JSON.stringify([err.name, err.message, err.code, err.errno, err.syscall, err.path, err.spawnargs, Object.keys(err).sort().join()]); }
function attempt(name, options, f) {
  try {
    var result = f(options);
    console.log(name, options, result && result.status, told(result && result.error));
  } catch (err) {
    console.log(name, options, 'throws', told(err));
  }
}
[{ uid: 0 }, { gid: 0 }, { uid: 0, gid: 0 }, { uid: -1 }, { gid: -1 }, { uid: 1.5 }, { gid: '0' }, { uid: 4294967295 }].forEach(function (options) {
  attempt('spawn', options, function (o) { cp.spawn('true', ['x'], o); });
  attempt('spawnSync', options, function (o) { return cp.spawnSync('true', ['x'], o); });
});
[{ uid: 0 }, { gid: -1 }].forEach(function (options) {
  attempt('exec', options, function (o) { cp.exec('true', o, function () { console.log('called'); }); });
  attempt('execFile', options, function (o) { cp.execFile('true', ['x'], o, function () { console.log('called'); }); });
  attempt('fork', options, function (o) { cp.fork(__filename, [], o); });
  attempt('execSync', options, function (o) { cp.execSync('true', o); });
  attempt('execFileSync', options, function (o) { cp.execFileSync('true', ['x'], o); });
});
attempt('missing program', { uid: 0 }, function (o) { return cp.spawnSync('no-such-program-at-all', o); });
attempt('missing folder', { uid: 0, cwd: '/no/such/folder' }, function (o) { return cp.spawnSync('true', o); });
// Nobody's own are no change.
cp.spawn('sh', ['-c', 'exit 7'], { uid: process.getuid(), gid: process.getgid() }).on('exit', function (code) { console.log('own', code); });
