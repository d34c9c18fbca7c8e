// stdio of 'overlapped' is a pipe, asynchronously
var cp = require('child_process');
if (process.argv[2] === 'forked') {
  process.stdin.setEncoding('utf8').on('data', function (text) { process.send(text); }).on('end', function () {
    console.log('the fork ends');
    process.disconnect();
  });
  return;
}
var child = cp.spawn('sh', ['-c', 'cat; echo err >&2; echo four >&4'], { stdio: ['overlapped', 'overlapped', 'overlapped', 'ignore', 'overlapped'] });
console.log(child.stdio.map(function (s) { return s && [s.readable, s.writable]; }));
var text = {};
[1, 2, 4].forEach(function (i) {
  text[i] = '';
  child.stdio[i].setEncoding('utf8').on('data', function (some) { text[i] += some; });
});
child.stdin.end('in\n');
child.on('close', function (code) {
  console.log(code, text);
  var forked = cp.fork(__filename, ['forked'], { stdio: 'overlapped' });
  console.log(forked.stdio.map(function (s) { return s && [s.readable, s.writable]; }));
  forked.stdin.end('to the fork');
  forked.stdout.setEncoding('utf8').on('data', function (some) { console.log(some); });
  forked.on('message', function (m) { console.log('message', m); });
  forked.on('close', function (code) { console.log('close', code); });
});
