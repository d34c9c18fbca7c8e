// Every form of stdio that is no stream
var cp = require('child_process');
function shape(child) {
  console.log(child.stdio.map(function (s) { return s && [s.readable, s.writable]; }), child.stdin === child.stdio[0], child.stdout === child.stdio[1]);
  child.stdio.forEach(function (s, i) { if (s && i > 0) s.on('data', function (text) { console.log(i, String(text)); }); });
  if (child.stdin) child.stdin.end();
  return child;
}
var list = ['pipe', 'ignore', 'overlapped', ['ignore', 'pipe'], ['ignore', null, 'ignore', 'pipe'], [undefined, undefined, undefined, undefined, 'overlapped'], ['pipe', 'pipe', 'pipe', 'ignore', 'pipe'], []];
(function next() {
  if (!list.length) return;
  var stdio = list.shift();
  shape(cp.spawn('sh', ['-c', 'echo out; { echo three >&3; } 2>/dev/null; { echo four >&4; } 2>/dev/null; exit 0'], { stdio: stdio })).on('close', function (code) {
    console.log('close', code);
    next();
  });
})();
