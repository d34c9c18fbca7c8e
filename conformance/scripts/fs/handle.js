// A FileHandle does all that can be done to an open file.
var fs = require('fs'), p = fs.promises, t = require('./_dir.js');
var h;
var steps = [
  function () { return p.open(t.at('f'), 'w+').then(function (x) { h = x; return [typeof h.fd, h.constructor.name, h instanceof require('events')]; }); },
  function () { return h.writeFile('hello'); },
  function () { return h.appendFile(' world'); },
  function () { return h.write('HE', 0).then(function (r) { return r; }); },
  function () { return h.write(Buffer.from('xyz'), 1, 2, 3); },
  function () { return h.write(Buffer.from('!!'), { position: 10 }); },
  function () { return h.read(Buffer.alloc(4), 0, 4, 0); },
  function () { return h.read({ buffer: Buffer.alloc(3), position: 1 }); },
  function () { return h.read(Buffer.alloc(3), { position: 2, length: 2 }); },
  function () { return h.read().then(function (r) { return [r.bytesRead, r.buffer.length]; }); },
  function () { return h.readv([Buffer.alloc(2), Buffer.alloc(2)], 0); },
  function () { return h.writev([Buffer.from('a'), Buffer.from('b')], 0); },
  function () { return h.stat().then(function (s) { return s.size; }); },
  function () { return h.truncate(4); },
  function () { return h.chmod(384); },
  function () { return h.chown(-1, -1); },
  function () { return h.utimes(1, 2); },
  function () { return h.sync(); },
  function () { return h.datasync(); },
  function () { return p.readFile(h, 'utf8').then(JSON.stringify); },
  function () { return h.readFile({ encoding: 'utf8' }).then(JSON.stringify); },
  function () { return p.writeFile(h, 'end'); },
  function () { return p.readFile(t.at('f'), 'latin1'); },
  function () { h.on('close', function () { console.log('close', h.fd === -1); }); return h.close(); },
  function () { return h.close(); },
];
(function next() {
  var step = steps.shift();
  if (step) step().then(function (v) { console.log(v); next(); }, function (e) { console.log('rejected', e); });
})();
