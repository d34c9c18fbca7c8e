// Options for Windows are taken, checked and do nothing
var cp = require('child_process');
var hidden = { windowsHide: true, windowsVerbatimArguments: true };
cp.exec('echo "a b"', hidden, function (err, stdout) {
  console.log('exec', err, stdout);
  cp.execFile('printf', ['%s|', 'a b', '"c"'], hidden, function (err, stdout) {
    console.log('execFile', err, stdout);
    var child = cp.spawn('printf', ['%s|', 'a b', '"c"'], { windowsHide: false, windowsVerbatimArguments: true });
    child.stdout.setEncoding('utf8').on('data', function (text) { console.log('spawn', text); });
    child.on('close', sync);
  });
});
function sync() {
  console.log(cp.execSync('echo x', hidden).toString(), cp.execFileSync('echo', ['y'], hidden).toString(), cp.spawnSync('echo', ['z'], hidden).stdout.toString());
  ['windowsHide', 'windowsVerbatimArguments'].forEach(function (name) {
    [1, 'yes', {}, null, undefined].forEach(function (value) {
      var options = {};
      options[name] = value;
      try {
        console.log(name, value, cp.spawnSync('true', options).status);
      } catch (err) {
        console.log(name, value, err.code, err.message);
      }
      try {
        cp.execFile('true', options);
      } catch (err) {
        console.log('execFile', name, value, err.code);
      }
    });
  });
}
