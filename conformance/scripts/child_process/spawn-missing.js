// A program that is not there is an error event, with what was asked for
var spawn = require('child_process').spawn;
var child = spawn('no-such-program', ['a', 'b c'], { argv0: 'z' });
console.log(child.pid, child.stdout !== null, child.spawnargs);
child.on('spawn', function () { console.log('never'); });
child.on('exit', function () { console.log('never'); });
child.on('error', function (err) {
  console.log(err.message, err.errno, err.code, err.syscall, err.path, err.spawnargs, Object.keys(err).join());
});
child.on('close', function (code, signal) { console.log('close', code, signal, child.exitCode, child.kill()); });
spawn('no-such-program').on('error', function (err) { console.log(err.message, err.spawnargs); });
spawn('./', []).on('error', function (err) { console.log(err.message, err.code); });
spawn('true', { cwd: 'no-such-folder' }).on('error', function (err) { console.log(err.message, err.code, err.path); });
process.on('uncaughtException', function (err) { console.log('uncaught', err.message); });
spawn('nobody-listens');
