// A core module is the same object with and without node:.
['events', 'path', 'util', 'console', 'module'].forEach(function (name) {
  console.log(name, require(name) === require('node:' + name));
});
console.log(require('console') === console, require('process') === process);
