// fork with options: silent, env, execArgv, cwd, stdio
var cp = require('child_process');
if (process.argv[2] === 'child') {
  console.log('out', process.env.MARK, process.execArgv, process.cwd());
  console.error('err');
  process.disconnect();
} else {
  var list = [{ silent: true }, { silent: true, env: { MARK: 'm' } }, { stdio: 'pipe', execArgv: ['--no-warnings'] }, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], cwd: '/' }, { silent: true, cwd: '/', execArgv: [] }];
  (function next() {
    var options = list.shift();
    if (!options) return;
    var text = [], child = cp.fork(__filename, ['child'], options);
    child.stdout.on('data', function (data) { text.push('1' + data); });
    child.stderr.on('data', function (data) { text.push('2' + data); });
    child.on('close', function (code) {
      console.log(code, text.sort().join('').split(process.cwd()).join('CWD'));
      next();
    });
  })();
}
