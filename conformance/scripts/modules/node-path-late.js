// Module._initPaths reads NODE_PATH again.
process.env.NODE_PATH = __dirname + '/_fixtures/node_path';
try {
  require('from-node-path');
} catch (e) {
  console.log(e.code);
}
require('module')._initPaths();
console.log(require('from-node-path'));
