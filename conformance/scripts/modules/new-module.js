// new Module and _compile: modules that are no files.
var Module = require('module');
var m = new Module('/some/where.js', module);
console.log(m.id, m.path, m.exports, m.filename, m.loaded, m.children, m.parent === module);
m._compile('module.exports = [__filename, __dirname, this === exports]', '/else/where.js');
console.log(m.exports, m.filename);
console.log(Object.keys(new Module()));
