// A detached child outlives its parent; what it says goes to a file
var cp = require('child_process');
var fs = require('fs');
var path = require('path');
if (process.argv[2] === 'parent') {
  var out = fs.openSync(process.argv[3], 'a');
  var child = cp.spawn('sh', ['-c', 'echo begin; echo $$ >&3; read line <&3; echo "read $line"; echo error >&2'], {
    detached: true, stdio: ['ignore', out, out, 'inherit']
  });
  child.on('exit', function () { console.log('never'); });
  child.unref();
  process.on('exit', function (code) { console.log('the parent ends', code, child.exitCode); });
  return;
}
var dir = fs.mkdtempSync(path.join(require('os').tmpdir(), 'orphan-'));
var file = path.join(dir, 'out');
var parent = cp.spawn(process.execPath, [__filename, 'parent', file], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
var line = parent.stdio[3], pid = 0, ended = false;
function both() {
  if (!pid || !ended) return;
  // Leader of a group of its own, and alive.
  console.log(process.kill(pid, 0), process.kill(-pid, 0), fs.readFileSync(file, 'utf8'));
  line.write('hello\n');
}
line.once('data', function (text) {
  pid = Number(text);
  both();
});
parent.on('exit', function (code, signal) {
  console.log('exit', code, signal);
  ended = true;
  both();
});
line.on('end', function () { console.log('end', JSON.stringify(fs.readFileSync(file, 'utf8'))); });
parent.on('close', function (code) {
  console.log('close', code);
  fs.rmSync(dir, { recursive: true });
});
