// An assigned entry of require.cache is what require gives.
var name = require.resolve('./_fixtures/answer');
require.cache[name] = { exports: 'mine', loaded: true };
console.log(require('./_fixtures/answer'), require('./_fixtures/answer.js'));
require.cache.util = { exports: 'my util' };
console.log(require('util') === 'my util', require('node:util') === 'my util');
