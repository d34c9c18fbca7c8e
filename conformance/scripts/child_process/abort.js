// An AbortSignal ends a child
var cp = require('child_process');
var controller = new AbortController();
var child = cp.spawn('sleep', ['1000'], { signal: controller.signal });
child.on('error', function (err) { console.log('error', err.name, err.code, err.message, err.cause && err.cause.name); });
child.on('close', function (code, signal) {
  console.log('close', code, signal, child.killed);
  var late = cp.spawn('sleep', ['1000'], { signal: AbortSignal.abort(new Error('why')), killSignal: 'SIGKILL' });
  late.on('error', function (err) { console.log(err.name, err.cause.message); });
  late.on('close', function (code, signal) {
    console.log(code, signal);
    var again = new AbortController();
    cp.exec('sleep 1000', { signal: again.signal }, function (err) { console.log(err.name, err.code, err.cmd); });
    again.abort();
    var done = new AbortController();
    cp.spawn('true', { signal: done.signal }).on('exit', function (code) {
      done.abort();
      console.log('too late', code);
    });
  });
});
child.on('spawn', function () { controller.abort(); });
