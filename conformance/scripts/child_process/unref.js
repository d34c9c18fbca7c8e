// A child that was unref'd does not keep us alive, and goes on
var cp = require('child_process');
if (process.argv[2] === 'inner') {
  var sleeper = cp.spawn('sleep', ['1000'], { stdio: 'ignore', detached: true });
  sleeper.unref();
  console.log(sleeper.pid);
} else {
  cp.execFile(process.execPath, [__filename, 'inner'], function (err, stdout) {
    var pid = Number(stdout);
    console.log(err, pid > 0, process.kill(pid, 0), process.kill(-pid, 'SIGKILL'));
    var held = cp.spawn('sleep', ['0.01']);
    held.unref();
    held.ref();
    held.on('exit', function () { console.log('it was waited for'); });
  });
}
