// truncate of a descriptor is ftruncate, and deprecated.
// flags: --no-warnings
var fs = require('fs'), os = require('os'), path = require('path');
process.on('warning', function (w) { console.log(w.name, w.code, w.message); });
var dir = fs.mkdtempSync(path.join(os.tmpdir(), 'truncate-')), file = path.join(dir, 'file');
var fd = fs.openSync(file, 'w+');
function show(e) { console.log(e, JSON.stringify(fs.readFileSync(file, 'utf8'))); }
fs.writeSync(fd, 'hello world');
['x', 1.5].forEach(function (len) {
  try { fs.truncate(fd, len, show); } catch (e) { console.log(e.code, e.message); }
});
fs.truncate(fd, 5, function (e) {
  show(e);
  fs.truncateSync(fd, 2);
  show();
  fs.truncate(fd, function (e) {
    show(e);
    fs.closeSync(fd);
    fs.rmSync(dir, { recursive: true });
  });
});
