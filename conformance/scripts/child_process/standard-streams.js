// Our own standard streams, when they are a parent's pipes
var cp = require('child_process');
if (process.argv[2] === 'inner') {
  process.stdin.setEncoding('utf8');
  var text = '';
  process.stdin.on('data', function (s) { text += s; });
  process.stdin.on('end', function () {
    process.stdout.write(text.toUpperCase(), function () { process.stderr.write('done ' + text.length); });
  });
} else {
  var child = cp.spawn(process.execPath, [__filename, 'inner']);
  var out = '', err = '';
  child.stdout.setEncoding('utf8').on('data', function (s) { out += s; });
  child.stderr.setEncoding('utf8').on('data', function (s) { err += s; });
  child.on('close', function (code) { console.log(code, out, err); });
  child.stdin.write('some ');
  setImmediate(function () { child.stdin.end('words'); });
}
