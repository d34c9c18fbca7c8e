// A channel can be any of spawn's descriptors, but only one, and none of a sync form.
var cp = require('child_process');
if (process.argv[2] === 'child') {
  process.send([process.argv[3], process.env.NODE_CHANNEL_FD, typeof process.channel.fd]);
  process.disconnect();
} else {
  var child = cp.spawn(process.execPath, [__filename, 'child', 'fifth'], { stdio: ['ignore', 'inherit', 'inherit', 'ignore', 'ignore', 'ipc'] });
  console.log(child.connected, child.stdio.length, child.stdio[5]);
  child.on('message', function (m) { console.log(JSON.stringify(m)); });
  child.on('close', function (code) { console.log('close', code); });
  [
    function () { cp.spawn(process.execPath, [], { stdio: ['ipc', 'ipc'] }); },
    function () { cp.spawnSync(process.execPath, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }); },
    function () { cp.fork(__filename, [], { stdio: ['ignore', 'ignore', 'ignore'] }); },
    function () { cp.fork(__filename, [], { stdio: 'ignore', serialization: 'other' }).kill(); },
    function () { cp.fork(__filename, [], { stdio: 'nonsense' }); }
  ].forEach(function (f) {
    try {
      f();
      console.log('fine');
    } catch (e) {
      console.log(e.name, e.code, e.message.split('\n')[0]);
    }
  });
  var plain = cp.spawn(process.execPath, ['-e', '']);
  console.log(plain.connected, plain.send, plain.channel, plain.disconnect);
}
