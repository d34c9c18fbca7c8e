// What assert says of arguments that make no sense.
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
function thrower(e) { return function () { throw e; }; }
fails(function () { assert.throws(); });
fails(function () { assert.throws('x'); });
fails(function () { assert.throws(thrower(new Error('x')), 5); });
fails(function () { assert.throws(thrower(new Error('x')), 'x'); });
fails(function () { assert.throws(thrower('x'), 'x'); });
fails(function () { assert.throws(thrower(new Error('x')), 'x', 'y'); });
fails(function () { assert.throws(thrower(new Error('x')), {}); });
fails(function () { assert.doesNotThrow(thrower(new Error('x')), {}); });
fails(function () { assert.match('x', 'y'); });
fails(function () { assert.deepEqual(); });
fails(function () { new assert.AssertionError(); });
fails(function () { assert.AssertionError({}); });
