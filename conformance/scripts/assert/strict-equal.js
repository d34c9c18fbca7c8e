// strictEqual shows short values on one line, longer ones as a difference.
var assert = require('assert');
function fails(f) {
  try {
    f();
    console.log('passed');
  } catch (e) {
    console.log(e.name, e.code, e.operator, e.generatedMessage);
    console.log(e.message);
  }
}
fails(function () { assert.strictEqual(1, 2); });
fails(function () { assert.strictEqual('1', 1); });
fails(function () { assert.strictEqual(NaN, NaN); });
fails(function () { assert.strictEqual(0, -0); });
fails(function () { assert.strictEqual('a text that is longer', 'a text that differs'); });
fails(function () { assert.strictEqual('one\ntwo\nthree', 'one\n2\nthree'); });
fails(function () { assert.strictEqual({ a: 1 }, { a: 1 }); });
fails(function () { assert.strictEqual([1, 2], [1, 3]); });
fails(function () { assert.strictEqual({}, 5); });
fails(function () { assert.strictEqual(function f() {}, function g() {}); });
fails(function () { assert.strictEqual(undefined, null); });
fails(function () { assert.strictEqual(1, 2, 'with a message'); });
fails(function () { assert.strictEqual(true, false, ''); });
