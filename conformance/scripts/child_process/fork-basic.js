// fork: a conversation
var cp = require('child_process');
if (process.argv[2] === 'child') {
  process.on('message', function (m) {
    process.send({ echo: m, args: process.argv.slice(2), execArgv: process.execArgv, connected: process.connected });
    if (m === 'bye') process.disconnect();
  });
  process.send('ready');
} else {
  var child = cp.fork(__filename, ['child', 'x']);
  console.log(child.connected, child.stdin, child.stdio.length, child.stdio[3], child.channel !== null, child.spawnargs.slice(2));
  child.on('message', function (m) {
    console.log(m);
    if (m === 'ready') {
      console.log(child.send({ a: [1, null, 'two'] }), child.send('bye'));
    }
  });
  child.on('disconnect', function () { console.log('disconnect', child.connected, child.channel); });
  child.on('exit', function (code, signal) { console.log('exit', code, signal); });
  child.on('close', function (code, signal) { console.log('close', code, signal); });
}
