// The options of fork.
// flags: --no-deprecation
var cp = require('child_process'), path = require('path');
if (process.argv[2] === 'child') {
  process.send({
    args: process.argv.slice(3), execArgv: process.execArgv, cwd: path.basename(process.cwd()), env: process.env.FORKED,
    exec: process.execPath === process.argv[0], same: path.basename(process.argv[1])
  });
  process.disconnect();
} else {
  var tell = function (name, child, then) {
    child.on('message', function (m) { console.log(name, JSON.stringify(m)); });
    child.on('close', function (code, signal) {
      console.log(name, 'close', code, signal);
      then();
    });
    child.on('error', function (err) { console.log(name, err.name, err.code, err.message); });
  };
  var trials = [
    ['plain', [__filename, ['child', 'a', 1]]],
    ['no module extension', [__filename.slice(0, -3), ['child']]],
    ['execArgv', [__filename, ['child'], { execArgv: ['--no-warnings'] }]],
    ['cwd', [__filename, ['child'], { cwd: path.dirname(__dirname) }]],
    ['env', [__filename, ['child'], { env: { FORKED: 'yes' } }]],
    ['detached', [__filename, ['child'], { detached: true }]]
  ];
  var next = function () {
    var t = trials.shift();
    if (!t) return;
    tell(t[0], cp.fork.apply(cp, t[1]), next);
  };
  next();
}
