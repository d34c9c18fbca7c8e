// cwd, env, argv0 and shell
var cp = require('child_process');
var path = require('path');
function out(command, args, options) {
  var r = cp.spawnSync(command, args, options);
  return r.error ? r.error.message : String(r.stdout).trim();
}
process.env.INHERITED = 'yes';
console.log(out('sh', ['-c', 'echo $INHERITED $MINE'], {}), '|', out('sh', ['-c', 'echo $INHERITED $MINE'], { env: { MINE: 'only', PATH: process.env.PATH } }));
console.log(out('sh', ['-c', 'echo "[$A][$B][$C][$D]"'], { env: { PATH: process.env.PATH, A: undefined, B: null, C: 0, D: false } }));
var parent = { FROM: 'prototype', PATH: process.env.PATH };
console.log(out('sh', ['-c', 'echo $FROM'], { env: Object.create(parent) }));
console.log(out('pwd', [], { cwd: '/' }), out('sh', ['-c', 'pwd'], { cwd: path.resolve('/usr') }));
console.log(out('sh', ['-c', 'echo $0'], { argv0: 'renamed' }), out('sh', ['-c', 'echo $0 $1', 'zero', 'one']));
console.log(out('echo $((1 + 2)); echo', ['a', 'b  c', '*nothing*'], { shell: true }));
console.log(out('echo $0', { shell: '/bin/sh' }), out('echo', { shell: true, cwd: '/nope' }));
console.log(out('true', [], { env: { PATH: '/nowhere' } }));
console.log(out('pwd', [], { cwd: new (require('url').URL)('file:///') }));
