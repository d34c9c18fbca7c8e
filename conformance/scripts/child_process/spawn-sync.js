// spawnSync: its result in every case
var cp = require('child_process');
function told(r) {
  console.log(Object.keys(r).join(), r.status, r.signal, r.output, r.pid > 0, r.stdout === (r.output && r.output[1]), r.error && [r.error.message, r.error.code, r.error.errno, r.error.syscall, r.error.path, r.error.spawnargs]);
}
told(cp.spawnSync('sh', ['-c', 'echo out; echo err >&2; exit 3']));
told(cp.spawnSync('cat', { input: 'text', encoding: 'utf8' }));
told(cp.spawnSync('cat', { input: Buffer.from('bytes'), encoding: 'buffer' }));
told(cp.spawnSync('sh', ['-c', 'kill -TERM $$']));
told(cp.spawnSync('no-such-program', ['a']));
told(cp.spawnSync('true', { cwd: '/nope' }));
told(cp.spawnSync('echo', ['x'], { stdio: ['ignore', 'pipe', 'ignore', 'pipe'], encoding: 'hex' }));
told(cp.spawnSync('echo', ['x'], { stdio: 'ignore' }));
told(cp.spawnSync('sh', ['-c', 'echo three >&3'], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' }));
told(cp.spawnSync('sleep', ['1000'], { timeout: 20 }));
told(cp.spawnSync('sleep', ['1000'], { timeout: 20, killSignal: 'SIGKILL', encoding: 'utf8' }));
told(cp.spawnSync('true', { stdio: [0, 1, 2] }));
