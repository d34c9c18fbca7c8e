// Bytes are read into the script's own memory, also into a part of it.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'abcdefgh');
var fd = fs.openSync(t.at('f'), 'r');
var whole = Buffer.alloc(8, '-'), part = whole.slice(2, 6);
fs.read(fd, part, 1, 2, 4, function (e, n, same) {
  console.log(n, same === part, whole.toString());
  fs.readSync(fd, part);
  console.log(whole.toString());
  fs.closeSync(fd);
});
