// A program may add to module.paths.
module.paths.push(__dirname + '/_fixtures/node_path');
console.log(require('from-node-path'));
