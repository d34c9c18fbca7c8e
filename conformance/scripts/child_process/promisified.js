// util.promisify of exec and execFile
var cp = require('child_process');
var util = require('util');
var exec = util.promisify(cp.exec);
var running = exec('echo out; echo err >&2');
console.log(running.child instanceof cp.ChildProcess, typeof running.then);
running.then(function (r) {
  console.log(r);
  return exec('echo out; echo err >&2; exit 3');
}).catch(function (err) {
  console.log(err.message, err.code, [err.stdout, err.stderr]);
  return util.promisify(cp.execFile)('echo', ['a', 'b']);
}).then(function (r) { console.log(r); });
