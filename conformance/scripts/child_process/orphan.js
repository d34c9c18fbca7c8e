// What becomes of a grandchild when its parent ends
var cp = require('child_process');
if (process.argv[2] === 'inner') {
  var child = cp.spawn('sh', ['-c', 'echo begin; read line; echo "read $line"'], { stdio: ['inherit', 'inherit', 'inherit'] });
  child.on('spawn', function () { process.exit(3); });
} else {
  var middle = cp.spawn(process.execPath, [__filename, 'inner'], { stdio: ['pipe', 'pipe', 'inherit'] });
  middle.on('exit', function (code) {
    console.log('exit', code);
    // The pipe lives on in the grandchild, though middle.stdin was destroyed with its owner.
  });
  var text = '';
  middle.stdout.on('data', function (data) { text += data; });
  middle.on('close', function (code) { console.log('close', code, JSON.stringify(text)); });
}
