// execSync and execFileSync: output, failures, standard error passed on
var cp = require('child_process');
function no(f) {
  try {
    console.log('gave', f());
  } catch (err) {
    console.log(err.message, err.status, err.signal, err.code, String(err.stdout), String(err.stderr), Object.keys(err).join());
  }
}
no(function () { return cp.execSync('echo out'); });
no(function () { return cp.execSync('echo out', { encoding: 'utf8' }); });
no(function () { return cp.execSync('echo seen >&2; echo out', { encoding: 'utf8' }); });
no(function () { return cp.execSync('echo bad >&2; exit 5', { stdio: 'pipe' }); });
no(function () { return cp.execSync('exit 6', { stdio: 'ignore' }); });
no(function () { return cp.execSync('kill -9 $$', { stdio: 'pipe' }); });
no(function () { return cp.execSync('cat', { input: 'given', encoding: 'utf8' }); });
no(function () { return cp.execFileSync('echo', ['a', 'b'], { encoding: 'utf8' }); });
no(function () { return cp.execFileSync('sh', ['-c', 'exit 7']); });
no(function () { return cp.execFileSync('sh', ['-c', 'exit 8'], { argv0: 'other' }); });
no(function () { return cp.execFileSync('no-such-program', ['x']); });
no(function () { return cp.execFileSync('sleep', ['1000'], { timeout: 20 }); });
no(function () { return cp.execSync('echo $0', { shell: '/bin/sh', encoding: 'utf8' }); });
