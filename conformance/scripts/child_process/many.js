// Fifty children at once, each with its own answer
var spawn = require('child_process').spawn;
var done = 0, wrong = 0;
for (var i = 0; i < 50; i++) {
  (function (i) {
    var text = '', child = spawn('sh', ['-c', 'read x; echo $((x * 2)); exit ' + i]);
    child.stdout.on('data', function (data) { text += data; });
    child.on('close', function (code) {
      if (code !== i || Number(text) !== i * 2) wrong++;
      if (++done === 50) console.log(done, wrong);
    });
    child.stdin.end(i + '\n');
  })(i);
}
