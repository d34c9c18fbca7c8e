// join and resolve.
var path = require('path');
console.log(path.join(), path.join(''), path.join('a', '', 'b'), path.join('/a', '../..', 'b'), path.join('a', '/b'), path.join('..', 'a', './b/'), path.join('', '/a'));
console.log(path.resolve('/a', 'b', '../c'), path.resolve('/a', '/b'), path.resolve('/a', '', '.'), path.resolve('/'), path.resolve('/..', 'x'), path.resolve('a') === process.cwd() + '/a', path.resolve() === process.cwd());
console.log(path.resolve(5, '/a'));
