// Two ends that are put to work: what argv[2] names, in the parent and, with
// "child" behind it, in the child.
var net = require('net');
var kind = process.argv[2], exec = process.env.CHILD || process.execPath;
var isChild = process.argv[3] === 'child';
function start() {
  var child = require('child_process').fork(__filename, [kind, 'child'], { execPath: exec, execArgv: [], serialization: process.env.SERIALIZATION });
  child.on('close', function (code, signal) { console.log('close', code, signal); });
  return child;
}
var echo = function () {
  process.on('message', function (m) {
    process.send(m);
    if (m === 'end') process.disconnect();
  });
};
var kinds = {
  // One message of 64 MB there and back.
  large: function () {
    if (isChild) return echo();
    var child = start();
    var text = new Array((64 << 20) / 16 + 1).join('sixteen letters.');
    child.send({ text: text });
    child.on('message', function (m) {
      if (m === 'end') return;
      console.log(m.text.length, m.text === text);
      child.send('end');
    });
  },
  // 10,000 messages before the first answer is looked at.
  many: function () {
    if (isChild) return echo();
    var child = start(), next = 0, calls = 0;
    for (var i = 0; i < 10000; i++) child.send({ number: i, text: 'message number ' + i }, function (err) { if (!err) calls++; });
    child.on('message', function (m) {
      if (m === 'end') return;
      if (m.number !== next || m.text !== 'message number ' + next) throw new Error('out of order: ' + m.number + ', not ' + next);
      if (++next === 10000) child.send('end', function () { console.log(next, calls); });
    });
  },
  // A socket goes to the child and back, over and over.
  bounce: function () {
    if (isChild) {
      process.on('message', function (m, socket) {
        if (m === 'end') return process.disconnect();
        process.send(m, socket);
      });
      return;
    }
    var child = start(), rounds = Number(process.env.ROUNDS || 1000);
    var server = net.createServer({ pauseOnConnect: true }, function (socket) { child.send(1, socket); });
    child.on('message', function (n, socket) {
      if (n < rounds) return child.send(n + 1, socket);
      socket.end('there and back ' + n + ' times');
      server.close();
      child.send('end');
    });
    server.listen(0, '127.0.0.1', function () {
      net.connect(server.address().port, '127.0.0.1').on('data', function (data) { console.log(String(data)); });
    });
  }
};
kinds[kind]();
