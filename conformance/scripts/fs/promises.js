// fs.promises has what the callbacks have.
var fs = require('fs'), p = fs.promises, t = require('./_dir.js');
console.log(p === require('fs/promises'), Object.keys(p).join());
console.log(Object.keys(p).map(function (k) { return k + p[k].length; }).join(' '));
var steps = [
  function () { return p.writeFile(t.at('f'), 'hello'); },
  function () { return p.appendFile(t.at('f'), Buffer.from(' world')); },
  function () { return p.readFile(t.at('f')); },
  function () { return p.readFile(t.at('f'), 'utf8'); },
  function () { return p.stat(t.at('f')).then(function (s) { return [s.size, s.isFile(), s.constructor.name]; }); },
  function () { return p.access(t.at('f'), fs.constants.R_OK); },
  function () { return p.copyFile(t.at('f'), t.at('g')); },
  function () { return p.rename(t.at('g'), t.at('h')); },
  function () { return p.truncate(t.at('h'), 2); },
  function () { return p.symlink('h', t.at('l')); },
  function () { return p.readlink(t.at('l')); },
  function () { return p.lstat(t.at('l')).then(function (s) { return s.isSymbolicLink(); }); },
  function () { return p.link(t.at('h'), t.at('i')); },
  function () { return p.chmod(t.at('h'), '600'); },
  function () { return p.chown(t.at('h'), -1, -1); },
  function () { return p.lchown(t.at('l'), -1, -1); },
  function () { return p.utimes(t.at('h'), 1, 2); },
  function () { return p.lutimes(t.at('l'), 1, 2); },
  function () { return p.realpath(t.at('l')).then(t.shown); },
  function () { return p.mkdir(t.at('d/e'), { recursive: true }).then(t.shown); },
  function () { return p.mkdtemp(t.at('d/t')).then(function (s) { return s.length - t.dir.length; }); },
  function () { return p.statfs(t.dir).then(function (s) { return s.constructor.name; }); },
  function () { return p.readdir(t.dir); },
  function () { return p.readdir(t.dir, { withFileTypes: true }).then(function (l) { return l[0].name; }); },
  function () { return p.cp(t.at('d'), t.at('c'), { recursive: true, filter: function (a) { return Promise.resolve(a.slice(t.dir.length, t.dir.length + 4) !== '/d/t'); } }); },
  function () { return p.readdir(t.at('c')); },
  function () { return p.rmdir(t.at('d/e')); },
  function () { return p.rm(t.at('d'), { recursive: true }); },
  function () { return p.unlink(t.at('i')); },
  function () { return p.readdir(t.dir); },
];
(function next() {
  var step = steps.shift();
  if (step) step().then(function (v) { console.log(v); next(); }, function (e) { console.log(e); });
})();
