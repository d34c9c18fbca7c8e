// Sending on a channel that is closed is an error for the callback, or an 'error' event; so is disconnecting twice.
if (process.argv[2] === 'child') {
  process.disconnect();
  console.log(process.send('x', function (err) { console.log('child callback', err.code, err.message, err.name); }));
  process.on('error', function (err) {
    console.log('child error', err.code, err.message);
  });
  console.log(process.send('x'));
  process.disconnect();
  process.on('disconnect', function () { console.log('child disconnect'); });
  try { process.send(); } catch (e) { console.log(e.code); }
} else {
  var child = require('child_process').fork(__filename, ['child']);
  child.on('close', function (code) {
    console.log('close', code, child.connected);
    child.on('error', function (err) { console.log('error', err.code, err.message); });
    console.log(child.send('late'));
    console.log(child.send('late', function (err) { console.log('callback', err.code); }));
    child.disconnect();
  });
}
