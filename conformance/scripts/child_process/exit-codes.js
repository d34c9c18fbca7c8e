// Ends of every kind, asked by and of ourselves
var cp = require('child_process');
var self = process.execPath;
[
  'process.exit(0)', 'process.exit(255)', 'process.exit(256)', 'process.exitCode = 12', 'process.abort && process.kill(process.pid, "SIGKILL")', 'process.kill(process.pid, "SIGTERM")',
  'throw 1', 'process.on("exit", function () { process.exitCode = 33 })', 'process.on("SIGTERM", function () { process.exit(44) }); process.kill(process.pid, "SIGTERM"); setTimeout(function () {}, 1e6)', 'syntax error'
].forEach(function (text) {
  var r = cp.spawnSync(self, ['-e', text]);
  console.log(text, '->', r.status, r.signal);
});
