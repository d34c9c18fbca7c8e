// A disconnect waits for handles that are on their way, and for what is queued behind them.
var net = require('net');
if (process.argv[2] === 'child') {
  var seen = [];
  process.on('message', function (m, handle) {
    seen.push(m, handle ? handle.constructor.name : handle);
    if (handle) handle.close();
  });
  process.on('disconnect', function () { console.log('child:', seen.join(), 'disconnect'); });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var server = net.createServer().listen(0, '127.0.0.1', function () {
    var disconnected;
    child.send('server', server);
    child.send('behind');
    child.disconnect();
    console.log(child.connected, child.channel !== null);
    child.send('too late', function (err) { console.log(err.code); });
    child.on('disconnect', function () {
      disconnected = child.channel;
      server.close();
    });
    child.on('exit', function (code) { console.log('exit', code, disconnected); });
  });
}
