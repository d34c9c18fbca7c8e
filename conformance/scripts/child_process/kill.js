// kill: by name, by number, twice, and too late
var spawn = require('child_process').spawn;
var child = spawn('sleep', ['1000']);
console.log(child.kill(0), child.killed);
child.on('exit', function (code, signal) {
  console.log(code, signal, child.exitCode, child.signalCode, child.killed, child.kill(), child.kill('SIGKILL'));
  var other = spawn('sleep', ['1000']);
  console.log(other.kill(9));
  other.on('close', function (code, signal) {
    console.log(code, signal);
    var stubborn = spawn('sh', ['-c', 'trap "echo trapped; exit 3" TERM; echo ready; while :; do sleep 0.02; done']);
    stubborn.stdout.setEncoding('utf8');
    stubborn.stdout.on('data', function (text) {
      console.log(text.trim());
      if (text === 'ready\n') console.log(stubborn.kill('sigterm'));
    });
    stubborn.on('close', function (code, signal) { console.log(code, signal, stubborn.killed); });
  });
});
console.log(child.kill(), child.killed, child.signalCode);
