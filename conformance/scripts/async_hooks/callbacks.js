// What is begun in a store is told in it: timers, ticks, promises, files, processes.
var AsyncLocalStorage = require('async_hooks').AsyncLocalStorage;
var fs = require('fs');
var a = new AsyncLocalStorage(), seen = {};
function note(name) { return function () { seen[name] = a.getStore(); }; }
a.run('mine', function () {
  setTimeout(note('timeout'), 1);
  setImmediate(note('immediate'));
  process.nextTick(note('tick'));
  queueMicrotask(note('microtask'));
  Promise.resolve().then(note('then'));
  new Promise(function (resolve) { setTimeout(function () { resolve(); }, 1); }).then(note('later then'));
  fs.stat('.', note('stat'));
  fs.promises.stat('.').then(note('promised stat'));
  fs.createReadStream(__filename).on('data', note('stream data')).on('close', note('stream close'));
  require('dns').lookup('127.0.0.1', note('lookup'));
  require('child_process').execFile(process.execPath, ['-p', '1'], note('process'));
});
process.on('exit', function () {
  Object.keys(seen).sort().forEach(function (name) { console.log(name, seen[name]); });
  console.log(a.getStore());
});
