// chmod and fchmod take numbers and octal strings; chown what is there.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), '');
function mode() { return (fs.statSync(t.at('f')).mode & 4095).toString(8); }
fs.chmodSync(t.at('f'), 384);
console.log(mode());
fs.chmodSync(t.at('f'), '644');
console.log(mode());
var fd = fs.openSync(t.at('f'), 'r+'), s = fs.fstatSync(fd);
fs.fchmodSync(fd, '0700');
console.log(mode(), fs.fchownSync(fd, s.uid, s.gid), fs.chownSync(t.at('f'), s.uid, s.gid), fs.lchownSync(t.at('f'), -1, -1));
console.log(fs.lchmod, fs.lchmodSync);
fs.fchmod(fd, 416, function (e) {
  console.log(e, mode());
  fs.fchown(fd, s.uid, s.gid, function (e) {
    console.log(e);
    fs.closeSync(fd);
    fs.chmod(t.at('f'), '600', function (e) {
      console.log(e, mode());
      fs.chown(t.at('f'), s.uid, s.gid, function (e) {
        console.log(e);
        fs.lchown(t.at('f'), s.uid, s.gid, function (e) { console.log(e); });
      });
    });
  });
});
