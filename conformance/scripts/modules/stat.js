// Module._stat: 0 for a file, 1 for a folder, and less for nothing.
var Module = require('module');
console.log(Module._stat(__filename), Module._stat(__dirname), Module._stat(__filename + '.none') < 0, Module._stat.length);
console.log(process.config.variables.node_module_version, process.config.variables.node_module_version === Number(process.versions.modules));
