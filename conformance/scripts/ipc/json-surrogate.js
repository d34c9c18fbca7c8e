// Half a surrogate pair crosses the channel.
// otto: strings of the engine are UTF-8, which has no such halves
if (process.argv[2] === 'child') {
  process.on('message', function (m) {
    process.send(m);
    process.disconnect();
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  child.send('\ud800 alone \udc00\ud83d\ude00');
  child.on('message', function (m) { console.log(m.length, m.charCodeAt(0).toString(16), m.charCodeAt(8).toString(16)); });
  child.on('close', function (code) { console.log('close', code); });
}
