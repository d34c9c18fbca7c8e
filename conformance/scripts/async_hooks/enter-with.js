// enterWith holds to the end of the callback, and for what is begun there; a timer keeps it.
var AsyncLocalStorage = require('async_hooks').AsyncLocalStorage;
var a = new AsyncLocalStorage();
setTimeout(function () {
  console.log('first', a.getStore());
  a.enterWith('entered');
  console.log('now', a.getStore());
  setTimeout(function () { console.log('its timer', a.getStore()); }, 1);
  setImmediate(function () { console.log('its immediate', a.getStore()); });
  Promise.resolve().then(function () { console.log('its promise', a.getStore()); });
}, 1);
setTimeout(function () {
  console.log('another', a.getStore());
  var n = 0;
  var timer = setInterval(function () {
    console.log('interval', n, a.getStore());
    a.enterWith('round ' + n);
    if (++n === 3) clearInterval(timer);
  }, 1);
}, 30);
