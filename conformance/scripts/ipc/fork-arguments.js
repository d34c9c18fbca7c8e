// What fork makes of its arguments.
var fork = require('child_process').fork;
if (process.argv[2] === 'child') {
  process.disconnect();
} else {
  [
    [], [1], [null], [__filename, 'child'], [__filename, 1], [__filename, [], 'x'], [__filename, [], null], [__filename, { cwd: 1 }],
    [__filename, ['child'], { stdio: 1 }], [__filename, ['child'], { execPath: 1 }], [__filename, ['child'], { execArgv: 'x' }], [__filename, ['a\0b']],
    ['a\0b'], [__filename, [], { timeout: -1 }], [__filename, [], { killSignal: 'SIGNO' }], [__filename, [], { signal: {} }], [__filename, [], { detached: 1 }]
  ].forEach(function (args) {
    try {
      var child = fork.apply(null, args);
      console.log('forked', typeof child.pid);
      child.kill('SIGKILL');
    } catch (e) {
      console.log(e.name, e.code, e.message.split('\n')[0].replace(__filename, 'FILE'));
    }
  });
}
