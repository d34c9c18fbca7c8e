// Tools replace Module._resolveFilename.
var Module = require('module');
var resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent) {
  if (request === 'local') return __dirname + '/_fixtures/answer.js';
  return resolve.apply(this, arguments);
};
console.log(require('./_fixtures/uses-name'));
console.log(require.resolve('local'));
