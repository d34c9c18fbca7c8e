// timeout, killSignal and an AbortSignal end a forked child.
var fork = require('child_process').fork;
if (process.argv[2] === 'child') {
  process.on('message', function () {});
} else {
  var events = function (name, child, next) {
    child.on('error', function (err) { console.log(name, 'error', err.name, err.code); });
    child.on('exit', function (code, signal) {
      console.log(name, 'exit', code, signal, child.killed);
      next();
    });
  };
  var steps = [
    function (next) { events('timeout', fork(__filename, ['child'], { timeout: 30 }), next); },
    function (next) { events('killSignal', fork(__filename, ['child'], { timeout: 30, killSignal: 'SIGKILL' }), next); },
    function (next) {
      var c = new AbortController();
      var child = fork(__filename, ['child'], { signal: c.signal });
      events('signal', child, next);
      child.on('spawn', function () { c.abort(); });
    },
    function (next) {
      var c = new AbortController();
      c.abort();
      events('aborted', fork(__filename, ['child'], { signal: c.signal, killSignal: 'SIGKILL' }), next);
    }
  ];
  (function next() {
    var step = steps.shift();
    if (step) step(next);
  })();
}
