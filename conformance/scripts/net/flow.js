// A megabyte against a reader that pauses: counters, drain, backpressure.
var net = require('net'), L = require('./_log.js');
var size = 1 << 20, chunk = Buffer.alloc(1 << 16, 'x'), stopped = false;
var server = net.createServer({ pauseOnConnect: true }, function (c) {
  L.say(c.isPaused(), c.readableFlowing);
  var got = 0, pauses = 0;
  setImmediate(function () { L.say(c.bytesRead); c.resume(); });
  c.on('data', function (b) {
    got += b.length;
    if (pauses < 5) { pauses++; c.pause(); setImmediate(function () { c.resume(); }); }
  });
  c.on('end', function () { L.say('got', got, c.bytesRead, pauses); c.end(); });
}).listen(0, '127.0.0.1', function () {
  var s = net.connect(server.address().port, '127.0.0.1'), sent = 0, callbacks = 0;
  function more() {
    while (sent < size) {
      sent += chunk.length;
      if (!s.write(chunk, function () { callbacks++; })) return s.once('drain', more);
    }
    s.end(function () { L.say('finished', callbacks, s.bytesWritten, s.writableLength); });
  }
  s.write('');
  more();
  L.say(s.bytesWritten, s.writableLength, s.bufferSize);
  s.on('close', function (e) { L.say('close', e, s.bytesWritten, s.bytesRead); server.close(); }).resume();
});
