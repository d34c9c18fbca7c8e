// writeFile replaces, appendFile adds; flags, modes and encodings count.
var fs = require('fs'), t = require('./_dir.js');
var f = t.at('f');
function now() { return JSON.stringify(fs.readFileSync(f, 'utf8')); }
fs.writeFileSync(f, 'one two');
fs.writeFileSync(f, '616263', 'hex');
console.log(now());
fs.appendFileSync(f, Buffer.from('DEF'));
fs.writeFileSync(f, '-', { flag: 'a' });
fs.writeFileSync(f, Buffer.from([65, 66]), { flag: 'r+' });
console.log(now());
t.attempt('exclusive', function () { fs.writeFileSync(f, 'x', { flag: 'wx' }); });
fs.writeFileSync(t.at('m'), '', { mode: 384, flush: true });
console.log((fs.statSync(t.at('m')).mode & 511).toString(8));
var fd = fs.openSync(f, 'r+');
fs.writeFileSync(fd, 'zz');
fs.appendFileSync(fd, 'yy');
fs.closeSync(fd);
console.log(now());
fs.writeFile(f, 'async', function (e) {
  console.log(e, now(), arguments.length);
  fs.appendFile(f, ' more', { encoding: 'latin1' }, function (e) {
    console.log(e, now());
    fs.writeFile(f, '', 'utf8', function (e) { console.log(e, now()); });
  });
});
