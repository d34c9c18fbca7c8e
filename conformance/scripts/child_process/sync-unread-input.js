// Input that a child has not read when its time is up is no fault of anybody.
var cp = require('child_process');

var much = Buffer.alloc(1 << 20, 'x');
var r = cp.spawnSync('sleep', ['1000'], { input: much, timeout: 50, killSignal: 'SIGKILL' });
console.log(r.error.code, r.status, r.signal, r.stdout.length, r.stderr.length);

r = cp.spawnSync('true', { input: much });
console.log(r.error ? r.error.code : 'none', r.status, r.signal);
