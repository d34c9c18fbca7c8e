// process.channel: what it is, and what it says when nobody needs it any more.
if (process.argv[2] === 'child') {
  var channel = process.channel;
  console.log(channel.constructor.name, typeof channel.fd, typeof channel.ref, typeof channel.unref, typeof channel.on);
  console.log(channel.ref(), channel.unref());
  console.log(Object.keys(process).filter(function (k) { return /^(channel|send|connected|disconnect|_send|_disconnect|_handleQueue|_pendingMessage)$/.test(k); }).sort().join());
  console.log(process.env.NODE_CHANNEL_FD, 'NODE_CHANNEL_SERIALIZATION_MODE' in process.env);
  process.disconnect();
  console.log(process.channel, process.connected);
} else {
  var child = require('child_process').fork(__filename, ['child']);
  console.log(child.channel.constructor.name, typeof child.channel.fd);
  child.on('disconnect', function () { console.log(child.channel); });
  child.on('close', function (code) { console.log('close', code); });
}
