// A new extension, and a compiler put in front of .js.
require.extensions['.txt'] = function (module, filename) {
  module.exports = 'text from ' + filename;
};
console.log(require('./_fixtures/text.txt'));
console.log(require('./_fixtures/text'));
var js = require.extensions['.js'];
require.extensions['.js'] = function (module, filename) {
  var compile = module._compile;
  module._compile = function (text, name) {
    return compile.call(this, text.replace('42', '43'), name);
  };
  return js(module, filename);
};
console.log(require('./_fixtures/answer'));
