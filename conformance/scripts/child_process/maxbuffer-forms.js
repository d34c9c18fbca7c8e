// maxBuffer in every form and encoding
var cp = require('child_process');
function told(err) {
  return err && [err.name, err.code, err.message.split('\n')[0], err.errno, err.killed, err.signal, err.status, err.cmd].join('|');
}
function text(output) { return Buffer.isBuffer(output) ? 'bytes ' + output.toString('hex') : JSON.stringify(output); }
function attempt(name, f) {
  try {
    console.log(name, f());
  } catch (err) {
    console.log(name, told(err), err.stdout === undefined ? '' : text(err.stdout));
  }
}
// Six characters in one piece, two of them of more than a byte in UTF-8.
var six = 'printf "ab\\303\\251\\342\\202\\254cd"', waits = six + '; exec sleep 1000';
var encodings = ['utf8', 'latin1', 'ascii', 'utf16le', 'hex', 'base64', 'base64url', 'buffer', 'unknown', null];

['spawn', 'spawnSync', 'execFile', 'execFileSync', 'exec', 'execSync', 'fork'].forEach(function (form) {
  [-1, '5', NaN, {}, null, undefined, Infinity, 0.5].forEach(function (max) {
    attempt(form + ' ' + String(max), function () {
      var options = { maxBuffer: max, stdio: form === 'fork' ? ['ignore', 'ignore', 'ignore', 'ipc'] : 'ignore' };
      var made = cp[form](form === 'fork' ? __dirname + '/fork-nothing' : 'true', options);
      if (form === 'fork') made.kill('SIGKILL');
      return made && made.error ? told(made.error) : 'taken';
    });
  });
});
[3, 9].forEach(function (max) {
  encodings.forEach(function (encoding) {
    attempt('spawnSync ' + max + ' ' + encoding, function () {
      var r = cp.spawnSync('sh', ['-c', six], { maxBuffer: max, encoding: encoding });
      return [told(r.error), text(r.stdout), text(r.stderr)].join();
    });
  });
});
['utf8', 'buffer'].forEach(function (encoding) {
  attempt('execFileSync ' + encoding, function () { return text(cp.execFileSync('sh', ['-c', waits], { maxBuffer: 4, encoding: encoding })); });
  attempt('execSync ' + encoding, function () { return text(cp.execSync(waits, { maxBuffer: 4, encoding: encoding, killSignal: 'SIGKILL' })); });
  attempt('stderr ' + encoding, function () { return text(cp.execSync(waits.replace(';', ' >&2;'), { maxBuffer: 4, encoding: encoding, stdio: 'pipe' })); });
});
attempt('fourth', function () {
  var r = cp.spawnSync('sh', ['-c', 'printf 123456 >&3; exec sleep 1000'], { maxBuffer: 4, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'latin1' });
  return [r.status, r.signal, told(r.error), r.output].join();
});

var asked = [];
[0, 3, 4, 8, 9].forEach(function (max) {
  encodings.forEach(function (encoding) { asked.push({ maxBuffer: max, encoding: encoding }); });
});
asked.push({ maxBuffer: 4, killSignal: 'SIGKILL' }, { maxBuffer: 2.5 });
(function next() {
  var options = asked.shift();
  if (!options) return;
  cp.exec(six, options, function (err, stdout, stderr) {
    console.log('exec', options.maxBuffer, options.encoding, told(err), text(stdout), text(stderr));
    next();
  });
})();
