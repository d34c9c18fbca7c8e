// Half a message before the end of the channel is no message.
var fs = require('fs');
if (process.argv[2] === 'child') {
  process.send('whole');
  fs.writeSync(process.channel.fd, '{"half":');
  process.exit(0);
} else {
  var child = require('child_process').fork(__filename, ['child']);
  ['message', 'error', 'disconnect', 'close'].forEach(function (name) {
    child.on(name, function (a) { console.log(name, a); });
  });
}
