// timeout and killSignal in every form
var cp = require('child_process');
if (process.argv[2] === 'forked') {
  process.on('message', function () {});
  return;
}
function told(err) {
  return err && [err.name, err.code, err.message, err.errno, err.syscall, err.path, err.spawnargs, err.killed, err.signal, err.status, err.cmd].join('|');
}
function attempt(name, f) {
  try {
    console.log(name, f());
  } catch (err) {
    console.log(name, told(err), err.stdout && String(err.stdout));
  }
}
[undefined, 'SIGKILL', 'SIGINT', 9, 'sigusr1'].forEach(function (killSignal) {
  var options = { timeout: 20, killSignal: killSignal, encoding: 'utf8' };
  attempt('spawnSync ' + killSignal, function () {
    var r = cp.spawnSync('sleep', ['1000'], options);
    return [r.status, r.signal, told(r.error)].join();
  });
  attempt('execFileSync ' + killSignal, function () { return cp.execFileSync('sleep', ['1000'], options); });
  attempt('execSync ' + killSignal, function () { return cp.execSync('exec sleep 1000', options); });
});
attempt('in time', function () { return cp.spawnSync('true', { timeout: 100000 }).status; });
attempt('none', function () { return cp.spawnSync('true', { timeout: 0 }).status; });
['spawn', 'spawnSync', 'execFile', 'execFileSync', 'fork', 'exec', 'execSync'].forEach(function (form) {
  [{ timeout: -1 }, { timeout: '5' }, { timeout: 1.5 }, { timeout: NaN }, { timeout: Infinity }, { killSignal: 'SIGNOTHING' }, { killSignal: 999 }, { killSignal: {} }, { killSignal: true }].forEach(function (options) {
    attempt(form, function () { cp[form]('true', options); });
  });
});

var steps = [
  function (next) {
    cp.fork(__filename, ['forked'], { timeout: 20 }).on('exit', function (code, signal) {
      console.log('fork', code, signal, this.killed);
      next();
    });
  },
  function (next) {
    cp.fork(__filename, ['forked'], { timeout: 20, killSignal: 'SIGKILL' }).on('exit', function (code, signal) {
      console.log('fork', code, signal, this.killed);
      next();
    });
  },
  function (next) {
    cp.exec('exec sleep 1000', { timeout: 20, killSignal: 'SIGINT' }, function (err, stdout, stderr) {
      console.log('exec', told(err), [stdout, stderr]);
      next();
    });
  },
  function (next) {
    cp.execFile('sleep', ['1000'], { timeout: 20, killSignal: 9 }, function (err, stdout, stderr) {
      console.log('execFile', told(err), [stdout, stderr]);
      next();
    });
  },
  function (next) {
    // It ends by itself, before its time.
    cp.execFile('sh', ['-c', 'echo x; exit 3'], { timeout: 100000 }, function (err, stdout) {
      console.log('in time', told(err), stdout);
      next();
    });
  },
  function (next) {
    // What is asked of it when its time is over is kill, with the signal that was given.
    var child = cp.spawn('sleep', ['1000'], { timeout: 20 }), kill = child.kill;
    child.kill = function (signal) {
      console.log('kill', arguments.length, signal);
      return kill.call(child, 'SIGKILL');
    };
    child.on('exit', function (code, signal) {
      console.log(code, signal);
      next();
    });
  }
];
(function next() {
  var step = steps.shift();
  if (step) step(next);
})();
