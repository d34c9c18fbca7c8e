// A send to a child that has been killed is EPIPE, for the callback or as an 'error'.
var fs = require('fs');
if (process.argv[2] === 'child') {
  process.on('message', function () {});
  process.send('ready');
} else {
  var child = require('child_process').fork(__filename, ['child']);
  child.on('message', function () {
    child.kill('SIGKILL');
    // It is gone when the system says so of its last thread; the loop has not
    // heard of it.
    var dir = '/proc/' + child.pid;
    while (fs.readdirSync(dir + '/task').length > 1 || !/^State:\s+[ZX]/m.test(fs.readFileSync(dir + '/status', 'latin1')));
    console.log(child.connected, child.send('x', function (err) {
      console.log('callback', err.code, err.errno, err.syscall, err.message);
    }));
    console.log(child.send('y'));
  });
  child.on('error', function (err) { console.log('error', err.code, err.message); });
  child.on('exit', function (code, signal) { console.log('exit', code, signal); });
  child.on('disconnect', function () { console.log('disconnect'); });
}
