// Handles and internal messages work with serialization 'advanced', too.
var net = require('net');
if (process.argv[2] === 'child') {
  process.on('internalMessage', function (m) {
    if (m.cmd === 'NODE_MINE') process.send({ cmd: 'NODE_BACK', m: m });
  });
  process.on('message', function (m, server) {
    process.send([m, server.constructor.name]);
    server.close();
    process.disconnect();
  });
} else {
  var child = require('child_process').fork(__filename, ['child'], { serialization: 'advanced' });
  var server = net.createServer().listen(0, '127.0.0.1', function () {
    child.send({ cmd: 'NODE_MINE', map: new Map([[1, 2]]) });
    child.send(new Set(['with a server']), server);
    child.on('message', function (m) { console.log(m); });
    child.on('internalMessage', function (m) { if (m.cmd === 'NODE_BACK') console.log('internal', m); });
    child.on('close', function (code) {
      console.log('close', code);
      server.close();
    });
  });
}
