// What is no message is an error that nobody caught.
var fs = require('fs');
if (process.argv[2] === 'child') {
  process.on('message', function () {
    fs.writeSync(process.channel.fd, process.argv[3] + '\n');
    process.disconnect();
  });
} else {
  process.on('uncaughtException', function (err) { console.log(err.name + ': ' + err.message); });
  ['garbage', '{"a":', '', '{"ok":true}', '[1,]', '1 2'].reduce(function (next, text) {
    return function () {
      var child = require('child_process').fork(__filename, ['child', text]);
      child.send('go');
      child.on('message', function (m) { console.log(m); });
      child.on('exit', function (code) {
        console.log(JSON.stringify(text), code);
        next();
      });
    };
  }, function () {})();
}
