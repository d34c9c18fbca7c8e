// What spawn and its like refuse, in Node's words
var cp = require('child_process');
function no(f) {
  try {
    f();
    console.log('accepted', String(f));
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
}
[undefined, null, 1, '', 'a\0b', {}].forEach(function (file) { no(function () { cp.spawn(file); }); });
[1, 'x', true].forEach(function (args) { no(function () { cp.spawn('true', args); }); });
no(function () { cp.spawn('true', ['a', 'b\0']); });
[null, 1, 'x', []].forEach(function (options) { no(function () { cp.spawn('true', [], options); }); });
[
  { cwd: 1 }, { cwd: 'a\0' }, { detached: 1 }, { uid: 'x' }, { uid: 1.5 }, { gid: {} }, { shell: 1 }, { shell: 'a\0' }, { argv0: 1 }, { argv0: '\0' },
  { windowsHide: 1 }, { windowsVerbatimArguments: 'x' }, { env: { 'a\0': 1 } }, { env: { a: '\0' } }, { timeout: -1 }, { timeout: 1.5 }, { timeout: 'x' },
  { killSignal: 'SIGX' }, { killSignal: 999 }, { killSignal: {} }, { signal: 1 }, { signal: {} }, { serialization: 'x' },
  { stdio: 'x' }, { stdio: 1 }, { stdio: {} }, { stdio: ['x'] }, { stdio: [{}] }, { stdio: [true] }, { stdio: ['ipc', 'ipc'] }
].forEach(function (options) { no(function () { cp.spawn('true', options); }); });
no(function () { cp.spawnSync('true', { stdio: ['ipc'] }); });
no(function () { cp.spawnSync('true', { stdio: ['x'] }); });
no(function () { cp.spawnSync('true', { input: 1 }); });
no(function () { cp.spawnSync('true', { maxBuffer: -1 }); });
no(function () { cp.spawnSync('true', { maxBuffer: 'x' }); });
no(function () { cp.spawnSync('true', { timeout: 'x' }); });
no(function () { cp.spawnSync('true', { killSignal: 'NO' }); });
no(function () { cp.exec(); });
no(function () { cp.exec('a\0'); });
no(function () { cp.exec('true', { maxBuffer: -1 }); });
no(function () { cp.execFile('true', [], {}, 'x'); });
no(function () { cp.execFile('true', 'x'); });
no(function () { cp.execFile('true', [], 'x'); });
no(function () { cp.execSync(1); });
no(function () { cp.execFileSync(1); });
no(function () { cp.fork(); });
no(function () { cp.fork('a\0'); });
no(function () { cp.fork('a', 1); });
no(function () { cp.fork('a', [], 1); });
no(function () { cp.fork('a', [], { stdio: 'x' }); });
no(function () { cp.fork('a', [], { stdio: ['pipe'] }); });
no(function () { cp.fork('a', [], { execPath: 'a\0' }); });
no(function () { cp.fork('a', [], { execArgv: ['\0'] }); });
