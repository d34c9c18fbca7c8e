// AsyncLocalStorage: run, exit and getStore, one inside the other.
var AsyncLocalStorage = require('async_hooks').AsyncLocalStorage;
var a = new AsyncLocalStorage(), b = new AsyncLocalStorage();
function show(name) { console.log(name, a.getStore(), b.getStore()); }
show('outside');
console.log(a.run('one', function (x, y) {
  show('in a');
  b.run('two', function () {
    show('in both');
    a.exit(function () { show('a left'); });
    a.run('three', show, 'a again');
    show('back');
  });
  return x + y;
}, 1, 2));
try {
  a.run('lost', function () { throw new Error('thrown inside'); });
} catch (err) { console.log(err.message); }
show('outside');
try { a.run(1, 'no function'); } catch (err) { console.log(err.name); }
try { AsyncLocalStorage(); } catch (err) { console.log(err.name, err.message); }
