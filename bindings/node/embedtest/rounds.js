// start(rounds) starts so many children, eight at a time, and leaves in closed how
// many were told to be closed, in wrong what was told twice or in another order.
var cp = require('child_process');
var closed = 0, pids = [], wrong = [];
var seed = 1;

function random(below) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % below;
}

var flood = new Array(20000).join('more than a pipe holds');

// What is done to a child, at some moment.
var blows = [
  function (child) { child.kill('SIGKILL'); },
  function (child) { child.kill('SIGTERM'); },
  function (child) { child.stdin.destroy(); child.kill('SIGKILL'); },
  function (child) { child.stdout.destroy(); child.kill('SIGINT'); },
  function (child) { child.stdio.forEach(function (s) { s.destroy(); }); child.kill('SIGKILL'); },
  function (child) { child.stdin.end('the last word'); child.kill('SIGHUP'); }
];

function strike(child, after) {
  var blow = blows[random(blows.length)];
  if (after === 0) return blow(child);
  if (after === 1) return process.nextTick(blow, child);
  if (after === 2) return setImmediate(blow, child);
  if (after === 3) return child.once('spawn', function () { blow(child); });
  if (after === 4) return child.stdout.once('data', function () { blow(child); });
  setTimeout(blow, random(6), child);
}

var forms = [
  function flooded() {
    var child = cp.spawn('yes');
    child.stdout.on('data', function () {});
    strike(child, random(6));
    return child;
  },
  function unheard() {
    var child = cp.spawn('yes');
    strike(child, random(4));
    return child;
  },
  function echo() {
    var child = cp.spawn('cat');
    child.stdin.write(flood);
    child.stdout.on('data', function () {});
    strike(child, random(6));
    return child;
  },
  function deaf() {
    var child = cp.spawn('head', ['-c', '10']);
    child.stdin.end(flood);
    child.stdout.resume();
    return child;
  },
  function shut() {
    var child = cp.spawn('sh', ['-c', 'exec 0<&- 1>&- 2>&-; exec sleep 1000']);
    child.stdin.write(flood);
    strike(child, random(6) === 5 ? 5 : 2);
    return child;
  },
  function crash() {
    var child = cp.spawn('sh', ['-c', 'cat >/dev/null & echo x; kill -9 $$'], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
    child.stdin.end(flood);
    return child;
  },
  function early() {
    var child = cp.spawn('cat');
    child.stdin.end();
    return child;
  },
  function missing() { return cp.spawn('no-such-program-at-all'); },
  function large() { return cp.exec('exec yes', { maxBuffer: random(100000) }, function () {}); },
  function late() { return cp.execFile('sleep', ['1000'], { timeout: 1 + random(5), killSignal: 'SIGKILL' }, function () {}); },
  function quick() { return cp.exec('exit ' + random(256), function () {}); },
  function sync() {
    cp.spawnSync('yes', { maxBuffer: 1000, input: flood });
    return cp.spawn('true', { stdio: 'ignore' });
  }
];

function start(left) {
  for (var i = 0; i < 8; i++) next();
  function next() {
    if (left-- <= 0) return;
    var form = forms[random(forms.length)], child = form(), exits = 0, closes = 0;
    if (child.pid) pids.push(child.pid);
    (child.stdio || []).forEach(function (s) { if (s) s.on('error', function () {}); });
    child.on('error', function () {});
    child.on('exit', function () { if (exits++ > 0 || closes > 0) wrong.push(form.name + ' exit'); });
    child.on('close', function () {
      if (closes++ > 0) return wrong.push(form.name + ' close');
      closed++;
      next();
    });
  }
}
