// Messages wait until somebody listens to 'message', however late; internal ones do not.
if (process.argv[2] === 'child') {
  var internal = 0;
  process.on('internalMessage', function () { internal++; });
  setTimeout(function () {
    process.on('other', function () {});
    process.once('message', function (m) {
      process.send('once ' + m);
      process.on('message', function (m) {
        process.send('then ' + m);
        if (m === 'three') {
          process.send('internal ' + internal);
          setImmediate(function () { process.disconnect(); });
        }
      });
    });
  }, 30);
} else {
  var child = require('child_process').fork(__filename, ['child']);
  child.send('one');
  child.send({ cmd: 'NODE_SOMETHING' });
  child.send('two');
  child.send('three');
  child.on('message', function (m) { console.log(m); });
  child.on('close', function (code) { console.log('close', code); });
}
