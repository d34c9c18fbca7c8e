// A WriteStream opens, writes, finishes and closes, in this order.
var fs = require('fs'), t = require('./_dir.js');
var w = fs.createWriteStream(t.at('f'));
console.log(w instanceof fs.WriteStream, w instanceof require('stream').Writable, w.constructor.name, t.shown(w.path), w.fd, w.flags, w.mode, w.start, w.bytesWritten, w.pending);
['open', 'ready', 'drain', 'finish', 'close', 'error'].forEach(function (name) {
  w.on(name, function (v) { console.log(name, typeof v, w.bytesWritten, w.pending); });
});
console.log(w.write('hello', function (e) { console.log('written', e); }), w.write(Buffer.from(' wor')), w.write('6c64', 'hex'));
w.end(function () { console.log('ended'); });
w.on('close', function () {
  console.log(fs.readFileSync(t.at('f'), 'utf8'), w.fd);
  var list = [{ flags: 'a' }, { flags: 'r+', start: 2 }, { encoding: 'hex' }, 'latin1', { mode: 384 }, { flush: true }];
  (function next() {
    var o = list.shift();
    if (!o) return;
    var w = fs.createWriteStream(t.at('f'), o);
    w.on('close', function () { console.log(JSON.stringify(fs.readFileSync(t.at('f'), 'latin1')), w.bytesWritten, w.pos); next(); });
    w.end('\u00e9'.length && o.encoding === 'hex' ? '6162' : 'XY');
  })();
});
