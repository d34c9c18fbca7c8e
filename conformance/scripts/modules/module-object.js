// The properties of module, in order.
console.log(Object.keys(module));
console.log(module.constructor === require('module'), module instanceof require('module'));
console.log(module.paths[0], module.paths[module.paths.length - 1]);
console.log(Object.keys(require), require.length, require.resolve.length, typeof require.resolve.paths);
