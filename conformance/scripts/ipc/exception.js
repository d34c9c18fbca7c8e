// A child that throws in a 'message' listener ends with code 1, and its parent hears of it.
if (process.argv[2] === 'child') {
  process.on('message', function (m) {
    process.send('about to throw', function () { throw new Error(m); });
  });
} else {
  var child = require('child_process').fork(__filename, ['child'], { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
  child.send('boom');
  ['message', 'disconnect', 'exit', 'close'].forEach(function (name) {
    child.on(name, function (a, b) { console.log(name, a, b); });
  });
}
