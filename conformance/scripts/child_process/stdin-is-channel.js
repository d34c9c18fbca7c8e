// A child whose standard input is its channel has a process.stdin all the same.
var spawn = require('child_process').spawn;
if (process.argv[2] === 'child') {
  var stdin = process.stdin;
  process.once('message', function (m) {
    process.send([stdin.constructor.name, stdin.fd, stdin.readable, m], function () { process.exit(3); });
  });
} else {
  var child = spawn(process.execPath, [__filename, 'child'], { stdio: ['ipc', 'inherit', 'inherit'] });
  child.on('message', function (m) { console.log(m); });
  child.on('exit', function (code, signal) { console.log(code, signal); });
  child.send('hello');
}
