// An AbortSignal in every form: before, during and after, with reasons and other signals
var cp = require('child_process');
var util = require('util');
if (process.argv[2] === 'forked') {
  process.on('message', function () {});
  process.send('ready');
  return;
}
function told(err) {
  return err && [err.name, err.code, err.message, String(err.cause), err.cmd, err.killed, err.signal].join('|');
}
var steps = [
  function during(next) {
    var controller = new AbortController();
    var child = cp.execFile('sleep', ['1000'], { signal: controller.signal });
    child.on('spawn', function () { controller.abort('a reason'); });
    child.on('error', function (err) { console.log('execFile', told(err)); });
    child.on('close', function (code, signal) {
      console.log('execFile close', code, signal);
      next();
    });
  },
  function fork(next) {
    var controller = new AbortController();
    var child = cp.fork(__filename, ['forked'], { signal: controller.signal, killSignal: 'SIGINT' });
    child.on('message', function (m) {
      console.log(m);
      controller.abort();
      console.log(child.killed);
    });
    child.on('error', function (err) { console.log('fork error', told(err)); });
    child.on('exit', function (code, signal) { console.log('fork exit', code, signal); });
    child.on('close', next);
  },
  function before(next) {
    var calls = 0;
    function one(name) {
      return function (err, stdout, stderr) {
        console.log(name, told(err), [stdout, stderr]);
        if (++calls === 2) next();
      };
    }
    cp.exec('exec sleep 1000', { signal: AbortSignal.abort() }, function (err, stdout, stderr) {
      one('exec')(err, stdout, stderr);
      cp.execFile('sleep', ['1000'], { signal: AbortSignal.abort(new Error('why')), killSignal: 'SIGKILL' }, one('execFile'));
    });
  },
  function forkBefore(next) {
    var child = cp.fork(__filename, ['forked'], { signal: AbortSignal.abort() });
    child.on('error', function (err) { console.log('fork error', told(err)); });
    child.on('exit', function (code, signal) { console.log('fork exit', code, signal, child.killed); });
    child.on('close', next);
  },
  function after(next) {
    var controller = new AbortController();
    cp.execFile('true', { signal: controller.signal }, function (err) {
      controller.abort();
      console.log('after', err);
      next();
    });
  },
  function missing(next) {
    var controller = new AbortController();
    var child = cp.spawn('no-such-program-at-all', { signal: controller.signal });
    child.on('error', function (err) {
      console.log(err.code);
      controller.abort();
      next();
    });
  },
  function deadline(next) {
    cp.exec('exec sleep 1000', { signal: AbortSignal.timeout(10) }, function (err) {
      console.log('deadline', told(err));
      next();
    });
  },
  function stubborn(next) {
    var controller = new AbortController();
    var child = cp.spawn('sh', ['-c', 'trap "" TERM; echo ready; read line; echo "read $line"'], { signal: controller.signal });
    child.stdout.setEncoding('utf8').on('data', function (text) {
      console.log(text.trim());
      if (text === 'ready\n') {
        controller.abort();
        child.stdin.end('line\n');
      }
    });
    child.on('error', function (err) { console.log('stubborn error', err.name); });
    child.on('close', function (code, signal) {
      console.log('stubborn', code, signal, child.killed);
      next();
    });
  },
  function promised(next) {
    var controller = new AbortController();
    var promise = util.promisify(cp.execFile)('sleep', ['1000'], { signal: controller.signal });
    promise.child.on('spawn', function () { controller.abort(); });
    promise.catch(function (err) {
      console.log('promised', told(err), [err.stdout, err.stderr]);
      next();
    });
  },
  function wrong() {
    [{}, null, 'signal', 1].forEach(function (signal) {
      ['spawn', 'execFile', 'fork', 'exec'].forEach(function (name) {
        try {
          var child = cp[name]('true', { signal: signal, stdio: name === 'fork' ? ['ignore', 'ignore', 'ignore', 'ipc'] : 'ignore' });
          child.kill('SIGKILL');
          console.log(name, signal);
        } catch (err) {
          console.log(name, signal, err.code, err.message);
        }
      });
    });
    console.log(cp.execFileSync('echo', ['sync'], { signal: AbortSignal.abort(), encoding: 'utf8' }));
  }
];
(function next() {
  var step = steps.shift();
  if (step) step(next);
})();
