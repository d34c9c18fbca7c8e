// exec: output, failure, encoding
var exec = require('child_process').exec;
var steps = [
  ['echo out; echo err >&2', {}],
  ['echo out; echo err >&2; exit 4', {}],
  ['no-such-command-at-all 2>/dev/null', {}],
  ['kill -9 $$', {}],
  ['printf "\\303\\244"', {}], ['printf "\\303\\244"', { encoding: 'latin1' }], ['printf x', { encoding: 'buffer' }], ['printf x', { encoding: 'nonsense' }], ['printf ab', { encoding: 'hex' }],
  ['echo $0', { shell: 'sh' }], ['pwd', { cwd: '/' }], ['echo $V', { env: { V: 'v' } }]
];
(function next() {
  var step = steps.shift();
  if (!step) {
    exec('exit 1').on('exit', function (code) { console.log('without a callback', code); });
    return;
  }
  var child = exec(step[0], step[1], function (err, stdout, stderr) {
    if (err) console.log(err.message, err.code, err.killed, err.signal, err.cmd, Object.keys(err).join());
    console.log(stdout, [stderr]);
    next();
  });
  if (steps.length === 11) console.log(child.spawnargs, child.spawnfile);
})();
