// Forks children that end in every way while they talk, and looks afterwards
// for what they have left behind. SEED says which ways come when.
var fork = require('child_process').fork, fs = require('fs');
var ways = ['exit', 'kill', 'throw', 'close', 'half', 'disconnect', 'parent kills', 'parent disconnects'];
if (process.argv[2] === 'child') {
  process.on('message', function (m) {
    process.send(m);
    if (m.n < m.last) return;
    switch (m.way) {
      case 'exit': process.exit(3); break;
      case 'kill': process.kill(process.pid, 'SIGKILL'); break;
      case 'throw': throw new Error('on purpose');
      case 'close': fs.closeSync(process.channel.fd); process.exit(0); break;
      case 'half': fs.writeSync(process.channel.fd, '{"half":'); process.exit(0); break;
      case 'disconnect': process.disconnect();
    }
  });
} else {
  var rounds = Number(process.argv[2]), seed = Number(process.argv[3]), running = 0, begun = 0, ended = {};
  var random = function (n) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % n;
  };
  var begin = function () {
    var way = ways[random(ways.length)], last = random(4);
    var child = fork(__filename, ['child'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    running++;
    begun++;
    child.on('error', function () {}); // EPIPE, if it is gone already
    child.on('message', function (m) {
      if (m.n < last) return;
      if (way === 'parent kills') child.kill('SIGKILL');
      if (way === 'parent disconnects' && child.connected) child.disconnect();
    });
    child.on('exit', function () {
      ended[way] = (ended[way] || 0) + 1;
      running--;
      next();
    });
    for (var n = 0; n <= last; n++) child.send({ n: n, last: last, way: way });
  };
  var next = function () {
    while (running < 4 && begun < rounds) begin();
    if (running === 0) setTimeout(report, 50); // channels close a tick later
  };
  var descriptors = function () { return fs.readdirSync('/proc/self/fd').length; };
  var before = descriptors(); // the runtime may open a few of its own
  var report = function () {
    var zombies = fs.readFileSync('/proc/self/task/' + process.pid + '/children', 'latin1').trim();
    var total = Object.keys(ended).reduce(function (sum, way) { return sum + ended[way]; }, 0);
    console.log(total, Object.keys(ended).length, descriptors() - before <= 3 ? 'no descriptor left' : descriptors() - before, zombies || 'no child left');
  };
  next();
}
