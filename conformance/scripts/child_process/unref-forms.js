// Unref'd children with pipes, channels and time limits: what else keeps the parent
var cp = require('child_process');
var forms = {
  // Its pipes keep us, though it does not.
  pipes: function () {
    var child = cp.spawn('sh', ['-c', 'read line; echo "$line"']);
    child.unref();
    child.stdout.setEncoding('utf8').on('data', function (text) { console.log('out', text); });
    child.stdin.end('line\n');
  },
  // Nothing keeps us, and it goes on until its standard input ends.
  everything: function () {
    var child = cp.spawn('cat');
    child.on('exit', function () { console.log('never'); });
    child.unref();
    child.stdio.forEach(function (s) { s.unref(); });
  },
  channel: function () {
    var child = cp.fork(__filename, ['forked'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('exit', function () { console.log('never'); });
    child.on('message', function (m) {
      console.log('message', m);
      child.unref();
      child.channel.unref();
    });
  },
  disconnected: function () {
    var child = cp.fork(__filename, ['forked'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('message', function () {
      child.unref();
      child.disconnect();
    });
    child.on('disconnect', function () { console.log('disconnect'); });
    child.on('exit', function () { console.log('never'); });
  },
  // A time limit is a timer that keeps us.
  limit: function () {
    var child = cp.spawn('sleep', ['1000'], { timeout: 20, stdio: 'ignore' });
    child.unref();
    child.on('exit', function (code, signal) { console.log('exit', code, signal); });
  },
  again: function () {
    var child = cp.spawn('true', { stdio: 'ignore' });
    child.unref();
    child.unref();
    child.ref();
    child.on('exit', function (code) {
      console.log('exit', code);
      console.log(child.ref(), child.unref());
    });
  },
  missing: function () {
    var child = cp.spawn('no-such-program-at-all', { stdio: 'ignore' });
    child.unref();
    child.on('error', function (err) { console.log(err.code); });
  }
};
var name = process.argv[2];
if (name === 'forked') {
  process.on('message', function () {});
  process.send('ready');
} else if (name) {
  process.on('beforeExit', function () { console.log('beforeExit'); });
  process.on('exit', function () { console.log('exit of the parent'); });
  forms[name]();
} else {
  Object.keys(forms).forEach(function (name) {
    var r = cp.spawnSync(process.execPath, [__filename, name], { encoding: 'utf8' });
    console.log(name, r.status, r.signal, r.stdout, r.stderr);
  });
}
