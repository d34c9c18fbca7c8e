// The module has the globals' functions.
const timers = require('timers');
for (const name of ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate']) {
  console.log(name, timers[name] === global[name], timers[name].name);
}
