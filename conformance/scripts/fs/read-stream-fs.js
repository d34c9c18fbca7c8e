// The option fs puts other functions in the place of the system's.
var fs = require('fs'), t = require('./_dir.js');
var text = Buffer.from('made up text'), at = 0;
var mine = {
  open: function (path, flags, mode, cb) { console.log('open', path, flags, mode); setImmediate(cb, null, 77); },
  read: function (fd, b, offset, length, position, cb) {
    var n = text.copy(b, offset, at, Math.min(at + length, at + 5));
    console.log('read', fd, offset, length, position, n);
    at += n;
    setImmediate(cb, null, n, b);
  },
  close: function (fd, cb) { console.log('close', fd); setImmediate(cb); },
};
fs.createReadStream('/anything', { fs: mine, encoding: 'utf8' }).on('data', function (s) { console.log('data', s); }).on('close', function () {
  var written = [];
  fs.createWriteStream('/else', { fs: {
    open: mine.open, close: mine.close,
    write: function (fd, b, offset, length, position, cb) { written.push(b.toString('utf8', offset, offset + length)); setImmediate(cb, null, length, b); },
  } }).on('close', function () { console.log(written.join('|')); }).end('some text');
});
