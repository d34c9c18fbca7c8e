// A message whose cmd begins with NODE_ is internal, on either side, and nobody else's 'message'.
if (process.argv[2] === 'child') {
  process.on('message', function (m) {
    process.send({ got: m });
    if (m === 'end') process.disconnect();
  });
  process.on('internalMessage', function (m, handle) { process.send({ cmd: 'NODE_BACK', got: m, handle: handle === undefined }); });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  child.on('message', function (m) { console.log('message', JSON.stringify(m)); });
  child.on('internalMessage', function (m) { console.log('internal', JSON.stringify(m)); });
  child.on('close', function (code) { console.log('close', code); });
  [{ cmd: 'NODE_X' }, { cmd: 'NODE_' }, { cmd: 'NODE' }, { cmd: 'node_x' }, { cmd: ['NODE_X'] }, 'NODE_X', ['NODE_X'], null, 'end']
    .forEach(function (m) { child.send(m); });
}
