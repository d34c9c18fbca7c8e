// One child's output is another's input, through us and without us
var spawn = require('child_process').spawn;
var a = spawn('sh', ['-c', 'for i in 3 1 2; do echo $i; done']), b = spawn('sort');
a.stdout.pipe(b.stdin);
b.stdout.on('data', function (text) { console.log(JSON.stringify(String(text))); });
b.on('close', function () {
  var c = spawn('sh', ['-c', 'for i in 6 4 5; do echo $i; done']);
  var d = spawn('sort', { stdio: [c.stdout, 'pipe', 'inherit'] });
  d.stdout.on('data', function (text) { console.log(JSON.stringify(String(text))); });
  d.on('close', function (code) { console.log(code); });
});
