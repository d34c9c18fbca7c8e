// What was sent before process.exit has arrived, in order, before 'disconnect' and 'exit'.
if (process.argv[2] === 'child') {
  for (var i = 0; i < 5; i++) process.send(i);
  process.exit(3);
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var log = [];
  child.on('message', function (m) { log.push(m); });
  // Which of the two ends is heard of first is the system's business.
  var ends = {};
  ['disconnect', 'exit'].forEach(function (name) {
    child.on(name, function (code) {
      ends[name] = name === 'exit' ? code : log.join();
      if (Object.keys(ends).length === 2) console.log(ends.disconnect, ends.exit);
    });
  });
}
