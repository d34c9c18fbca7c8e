// What is no path is refused, in every place where one is wanted.
var fs = require('fs'), t = require('./_dir.js');
[undefined, null, 5, true, {}, [], function f() {}, 'a\0b', Buffer.from('a\0b')].forEach(function (v) {
  t.attempt('open', function () { fs.openSync(v); });
});
[['copyFileSync'], ['copyFileSync', 'a'], ['linkSync'], ['linkSync', 'a'], ['symlinkSync'], ['symlinkSync', 'a'], ['renameSync'], ['renameSync', 'a'],
  ['mkdtempSync'], ['readlinkSync'], ['rmSync'], ['cpSync'], ['cpSync', 'a'], ['opendirSync'], ['watch'], ['watchFile'], ['unwatchFile'],
  ['createReadStream'], ['createWriteStream'], ['readdirSync'], ['statfsSync']].forEach(function (call) {
  t.attempt(call[0], function () { fs[call[0]].apply(fs, call.slice(1)); });
});
