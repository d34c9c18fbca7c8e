// execFile, and this very program as a child
var cp = require('child_process');
var self = process.execPath;
cp.execFile(self, ['-e', 'console.log(process.argv.length, process.execArgv)'], function (err, stdout, stderr) {
  console.log(err, stdout, stderr);
  cp.execFile(self, ['-p', '6 * 7'], function (err, stdout) {
    console.log(err, stdout);
    cp.execFile(self, ['-e', 'process.exit(9)'], function (err) {
      console.log(err.code, err.killed, err.signal, err.cmd === [self, '-e', 'process.exit(9)'].join(' '));
      cp.execFile('no-such-file', ['x'], function (err, stdout, stderr) {
        console.log(err.code, err.message, err.cmd, err.path, err.spawnargs, [stdout, stderr]);
        var child = cp.execFile(self, ['-'], function (err, stdout) { console.log(err, stdout); });
        child.stdin.end('console.log("from", "standard input", typeof __filename)');
      });
    });
  });
});
