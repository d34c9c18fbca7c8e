// Which names are core modules.
var Module = require('module');
console.log(Module.isBuiltin('events'), Module.isBuiltin('node:events'), Module.isBuiltin('nope'), Module.isBuiltin(1));
console.log(Module.builtinModules.indexOf('events') >= 0, Module.builtinModules.indexOf('nope'));
console.log(Module.Module === Module, typeof Module._initPaths, Array.isArray(Module.globalPaths));
