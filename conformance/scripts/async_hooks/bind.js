// AsyncLocalStorage.bind and snapshot keep the stores of the moment.
var AsyncLocalStorage = require('async_hooks').AsyncLocalStorage;
var a = new AsyncLocalStorage();
var bound, snapshot;
a.run('then', function () {
  bound = AsyncLocalStorage.bind(function (x) { return [a.getStore(), x, this.name]; });
  snapshot = AsyncLocalStorage.snapshot();
});
a.run('now', function () {
  console.log(bound.call({ name: 'own this' }, 1));
  console.log(snapshot(function (x, y) { return [a.getStore(), x, y]; }, 2, 3));
  console.log(a.getStore());
});
console.log(bound.length, snapshot.length);
[5, undefined].forEach(function (fn) {
  try { AsyncLocalStorage.bind(fn); } catch (err) { console.log(err.code, err.message); }
});
try { snapshot(5); } catch (err) { console.log(err.name, err.message); }
