// disable forgets the store, for what is under way too.
var AsyncLocalStorage = require('async_hooks').AsyncLocalStorage;
var a = new AsyncLocalStorage(), other = new AsyncLocalStorage();
a.run('x', function () {
  other.run('y', function () {
    setTimeout(function () { console.log('timer', a.getStore(), other.getStore()); }, 1);
    a.disable();
    console.log('disabled', a.getStore(), other.getStore());
  });
});
a.exit(function () { console.log('nothing to leave', a.getStore()); });
