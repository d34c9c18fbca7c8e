// ChildProcess by itself
var cp = require('child_process');
var EventEmitter = require('events');
var child = new cp.ChildProcess();
console.log(child instanceof EventEmitter, cp.ChildProcess.name, child.pid, child.stdin, child.killed);
console.log(Object.keys(cp.ChildProcess.prototype).join());
[undefined, null, 1, {}, { file: 1 }, { file: 'a', args: 1 }, { file: 'a', serialization: 1 }].forEach(function (options) {
  try {
    child.spawn(options);
  } catch (err) {
    console.log(err.code, err.message);
  }
});
console.log(child.spawn({ file: 'sh', args: ['sh', '-c', 'echo $X; exit 7'], envPairs: ['X=7'], stdio: 'pipe' }), child.spawnargs);
child.stdout.on('data', function (text) { console.log(String(text)); });
child.on('close', function (code) { console.log(code); });
try {
  child.kill('SIGNOPE');
} catch (err) {
  console.log(err.message);
}
