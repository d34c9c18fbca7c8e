// A silent child writes into its parent; with stdio it does what that says.
var fork = require('child_process').fork;
if (process.argv[2] === 'child') {
  console.log('out of', process.argv[3]);
  console.error('err of', process.argv[3]);
  process.stdin.on('data', function (data) { console.log('in', String(data)); });
  process.stdin.on('end', function () { process.disconnect(); });
} else {
  var talk = function (name, options, next) {
    var child = fork(__filename, ['child', name], options);
    var out = '', err = '';
    child.stdout.on('data', function (data) { out += data; });
    child.stderr.on('data', function (data) { err += data; });
    child.stdin.end('question');
    child.on('close', function (code) {
      console.log([out, err].join(''), code, child.stdio.length);
      next();
    });
  };
  talk('silent', { silent: true }, function () {
    talk('pipe', { stdio: 'pipe' }, function () {
      talk('list', { stdio: ['pipe', 'pipe', 'pipe', 'ipc'], silent: false }, function () {
        var child = fork(__filename, ['child', 'ignored'], { stdio: 'ignore' });
        console.log(child.stdin, child.stdout, child.stderr);
        child.on('close', function (code) { console.log('close', code); });
      });
    });
  });
}
