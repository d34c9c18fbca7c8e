// utimes takes numbers, strings and Dates; lutimes means the link itself.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), '');
fs.symlinkSync('f', t.at('l'));
function show(name) { var s = fs.lstatSync(t.at(name)); console.log(name, s.atimeMs, s.mtimeMs); }
fs.utimesSync(t.at('f'), 1, 2.5);
show('f');
fs.utimesSync(t.at('f'), '3', new Date(4567));
show('f');
fs.lutimesSync(t.at('l'), 10, 20);
show('l');
show('f');
var fd = fs.openSync(t.at('f'), 'r+');
fs.futimesSync(fd, 100.125, 200);
show('f');
fs.futimes(fd, 5, 6, function (e) {
  fs.closeSync(fd);
  console.log(e);
  show('f');
  fs.utimes(t.at('l'), 7, 8, function (e) {
    console.log(e);
    show('f');
    fs.lutimes(t.at('l'), new Date(1500), new Date(2500), function (e) { console.log(e); show('l'); });
  });
});
console.log(fs._toUnixTimestamp(5), fs._toUnixTimestamp('6.5'), fs._toUnixTimestamp(new Date(1234)));
