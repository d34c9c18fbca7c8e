// Module.wrap may be replaced; what it makes is run.
var Module = require('module');
var wrap = Module.wrap;
Module.wrap = function (text) {
  return wrap('var injected = "injected";' + text + ';exports.injected = injected;');
};
console.log(require('./_fixtures/answer'));
