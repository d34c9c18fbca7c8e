// NODE_PATH is looked at last.
// env: NODE_PATH=_fixtures/node_path
console.log(require('from-node-path'));
