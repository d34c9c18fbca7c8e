// A child that does not read what it is given
var spawn = require('child_process').spawn;
var child = spawn('true');
child.stdin.on('error', function (err) { console.log('error', err.code, err.syscall); });
child.on('exit', function () {
  console.log(child.stdin.destroyed, child.stdin.writable);
  child.stdin.write('too late', function (err) { late = err.code; });
});
child.on('close', function (code) { console.log('close', code); });
var late;
process.on('exit', function () { console.log('callback', late); });
