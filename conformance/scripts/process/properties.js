// How properties of process are made.
['argv', 'argv0', 'execArgv', 'execPath', 'version', 'versions', 'arch', 'platform', 'release', 'pid', 'features', 'config', 'exitCode', 'env', 'domain', 'debugPort', 'sourceMapsEnabled'].forEach(function (name) {
  var d = Object.getOwnPropertyDescriptor(process, name);
  console.log(name, typeof process[name], 'value' in d ? d.writable : 'accessor', d.enumerable, d.configurable);
});
console.log(Object.isFrozen(process.config), Object.isFrozen(process.config.variables), Object.keys(process.config), Object.keys(process.config.target_defaults));
console.log(Object.keys(process.features));
console.log(process.release.name, process.release.lts, process.version);
console.log(process.constructor.name, process instanceof require('events'));
