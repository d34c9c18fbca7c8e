// Tools replace Module._load and Module.prototype.require.
var Module = require('module');
var load = Module._load;
Module._load = function (request, parent, isMain) {
  console.log('load', request, parent === module, isMain);
  return request === 'virtual' ? 'made up' : load.apply(this, arguments);
};
console.log(require('virtual'));
console.log(require('./_fixtures/answer').answer);
Module._load = load;
var original = Module.prototype.require;
Module.prototype.require = function (request) {
  return [request, original.call(this, './_fixtures/answer')];
};
console.log(require('anything'));
