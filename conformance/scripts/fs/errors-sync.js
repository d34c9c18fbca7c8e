// Every synchronous function says what the system refused, in Node's words.
var fs = require('fs'), t = require('./_dir.js');
var p = t.at('none/none'), q = t.at('q');
['openSync', 'accessSync', 'lstatSync', 'statSync', 'mkdirSync', 'mkdtempSync', 'opendirSync', 'readdirSync', 'readFileSync', 'readlinkSync',
  'realpathSync', 'rmSync', 'rmdirSync', 'statfsSync', 'truncateSync', 'unlinkSync'].forEach(function (name) {
  t.attempt(name, function () { return fs[name](p); });
});
t.attempt('chmodSync', function () { fs.chmodSync(p, 0); });
t.attempt('chownSync', function () { fs.chownSync(p, 0, 0); });
t.attempt('lchownSync', function () { fs.lchownSync(p, 0, 0); });
t.attempt('copyFileSync', function () { fs.copyFileSync(p, q); });
t.attempt('linkSync', function () { fs.linkSync(p, q); });
t.attempt('symlinkSync', function () { fs.symlinkSync('a', p); });
t.attempt('renameSync', function () { fs.renameSync(p, q); });
t.attempt('utimesSync', function () { fs.utimesSync(p, 1, 1); });
t.attempt('lutimesSync', function () { fs.lutimesSync(p, 1, 1); });
t.attempt('writeFileSync', function () { fs.writeFileSync(p, 'x'); });
t.attempt('appendFileSync', function () { fs.appendFileSync(p, 'x'); });
t.attempt('native', function () { fs.realpathSync.native(p); });
t.attempt('cpSync', function () { fs.cpSync(p, q); });
t.attempt('utf8', function () { fs.readFileSync(p, 'utf8'); });
t.attempt('folder', function () { fs.readFileSync(t.dir); });
t.attempt('rm folder', function () { fs.rmSync(t.dir); });
t.attempt('readlink of a file', function () { fs.writeFileSync(q, ''); fs.readlinkSync(q); });
t.attempt('mkdir there', function () { fs.mkdirSync(q); });
t.attempt('below a file', function () { fs.statSync(q + '/x'); });
t.attempt('recursive below a file', function () { fs.mkdirSync(q + '/a/b', { recursive: true }); });
