// createHook hears of AsyncResources while it is enabled.
var hooks = require('async_hooks');
var mine = {}, lines = [];
var hook = hooks.createHook({
  init: function (id, type, trigger, resource) { if (type === 'Mine') { mine[id] = true; lines.push('init ' + type + ' ' + (typeof resource)); } },
  before: function (id) { if (mine[id]) lines.push('before'); },
  after: function (id) { if (mine[id]) lines.push('after'); },
  destroy: function (id) { if (mine[id]) lines.push('destroy'); }
});
console.log(hook.enable() === hook);
var r = new hooks.AsyncResource('Mine');
r.runInAsyncScope(function () { lines.push('inside'); });
r.emitDestroy();
// What was destroyed is told in an immediate of Node's own.
setImmediate(function () {
  setTimeout(function () {
    console.log(hook.disable() === hook);
    new hooks.AsyncResource('Mine').runInAsyncScope(function () { lines.push('unheard'); });
    console.log(lines.join(', '));
  }, 1);
});
[undefined, { init: 5 }, { after: 'x' }].forEach(function (arg) {
  try { hooks.createHook(arg); } catch (err) { console.log(err.name, err.code, err.message); }
});
console.log(hooks.asyncWrapProviders.TCPWRAP, Object.isFrozen(hooks.asyncWrapProviders));
