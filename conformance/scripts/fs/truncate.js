// truncate cuts and fills up, by path and by descriptor.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello world');
fs.truncateSync(t.at('f'), 5);
console.log(fs.readFileSync(t.at('f'), 'utf8'));
var fd = fs.openSync(t.at('f'), 'r+');
fs.ftruncateSync(fd, 7);
console.log(fs.readFileSync(t.at('f')));
fs.ftruncateSync(fd, -5);
console.log(fs.statSync(t.at('f')).size);
fs.ftruncate(fd, 3, function (e) {
  console.log(e, fs.statSync(t.at('f')).size, fs.fsyncSync(fd), fs.fdatasyncSync(fd));
  fs.ftruncate(fd, function (e) {
    console.log(e, fs.statSync(t.at('f')).size);
    fs.fsync(fd, function (e) {
      console.log(e);
      fs.fdatasync(fd, function (e) {
        console.log(e);
        fs.closeSync(fd);
        fs.truncate(t.at('f'), 2, function (e) {
          console.log(e, fs.statSync(t.at('f')).size);
          fs.truncate(t.at('f'), function (e) { console.log(e, fs.statSync(t.at('f')).size); });
        });
      });
    });
  });
});
