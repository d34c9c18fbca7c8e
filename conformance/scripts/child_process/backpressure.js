// Much through a child, at the pace of the slower side
var spawn = require('child_process').spawn;
var child = spawn('cat');
var total = 4 << 20, sent = 0, got = 0, full = 0, chunk = Buffer.alloc(1 << 16, 'x');
(function write() {
  while (sent < total) {
    sent += chunk.length;
    if (!child.stdin.write(chunk)) {
      full++;
      child.stdin.once('drain', write);
      return;
    }
  }
  child.stdin.end();
})();
child.stdout.on('data', function (data) {
  got += data.length;
  child.stdout.pause();
  setImmediate(function () { child.stdout.resume(); });
});
child.on('close', function (code) { console.log(code, got === total, full > 0, child.stdin.bytesWritten === total, child.stdout.bytesRead === total); });
