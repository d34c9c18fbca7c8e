// A parent that disconnects: its own event comes in a later tick, the child hears of it; there is no 'close' for the channel.
if (process.argv[2] === 'child') {
  process.on('message', function () {});
  process.on('disconnect', function () {
    console.log('child: disconnect', process.connected, process.channel);
    process.exitCode = 7;
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  child.on('disconnect', function () { console.log('parent: disconnect', child.connected, child.channel); });
  child.on('exit', function (code, signal) { console.log('parent: exit', code, signal); });
  child.send('x', function () {
    child.disconnect();
    console.log('called', child.connected, child.channel);
    process.nextTick(function () { console.log('tick'); });
  });
}
