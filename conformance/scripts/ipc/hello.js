// A forked child and its parent send each other messages, and the child ends when it disconnects.
var fork = require('child_process').fork;
if (process.argv[2] === 'child') {
  console.log('child', process.argv.slice(2), process.connected, typeof process.send, typeof process.disconnect);
  process.on('message', function (m) {
    if (m === 'end') return process.disconnect();
    process.send({ echo: m, connected: process.connected });
  });
  process.on('disconnect', function () { console.log('child: disconnect', process.connected, process.channel); });
  process.on('exit', function (code) { console.log('child: exit', code); });
} else {
  var child = fork(__filename, ['child', 'one', 'two']);
  console.log(child.connected, typeof child.pid, child.stdin, child.stdout, child.stderr, child.stdio, typeof child.channel);
  console.log(child.send('hello'));
  child.on('message', function (m, handle) {
    console.log('parent:', m, handle, arguments.length);
    child.send('end');
  });
  // The child's own lines come in between.
  var log = [];
  process.on('exit', function () { console.log(log.sort().join('\n')); });
  ['spawn', 'disconnect', 'exit', 'close'].forEach(function (name) {
    child.on(name, function (a, b) { log.push(['parent:', name, a, b, child.connected, child.channel === null].join(' ')); });
  });
}
