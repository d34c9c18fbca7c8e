// module.require is require for somebody else.
require('./_fixtures/answer');
var child = module.children[0];
console.log(child.require('./answer') === require('./_fixtures/answer'), child.require('./who').filename);
try {
  child.require('');
} catch (e) {
  console.log(e.code, e.message);
}
