// deepEqual compares loosely, and shows both.
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
fails(function () { assert.deepEqual({ a: 1, b: [2] }, { b: ['2'], a: true }); });
fails(function () { assert.deepEqual({ a: 1 }, { a: 2 }); });
fails(function () { assert.deepEqual([1, 2, [3]], [1, 2, [4]]); });
fails(function () { assert.deepEqual([1, , 3], [1, undefined, 3]); });
fails(function () { assert.deepEqual(0, -0); });
fails(function () { assert.deepEqual({}, []); });
fails(function () { assert.deepEqual(new Date(0), new Date(1)); });
fails(function () { assert.deepEqual({ a: 1 }, { a: 1, b: undefined }, 'said'); });
fails(function () { assert.deepEqual(5, {}); });
