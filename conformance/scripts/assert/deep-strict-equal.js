// deepStrictEqual shows a difference line by line.
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
fails(function () { assert.deepStrictEqual({ a: 1, b: 2, c: [1, 2, 3] }, { a: 1, b: 3, c: [1, 2, 4] }); });
fails(function () { assert.deepStrictEqual({ a: 1 }, { a: '1' }); });
fails(function () { assert.deepStrictEqual([1, 2], [1, 2, 3]); });
fails(function () { assert.deepStrictEqual([1, 2, 3], [1, 2]); });
fails(function () { assert.deepStrictEqual({}, []); });
fails(function () { assert.deepStrictEqual({ a: undefined }, {}); });
fails(function () { assert.deepStrictEqual(new Date(0), new Date(1)); });
fails(function () { assert.deepStrictEqual(/a/g, /a/i); });
fails(function () { assert.deepStrictEqual(new Error('a'), new Error('b')); });
fails(function () { assert.deepStrictEqual(-0, 0); });
fails(function () { assert.deepStrictEqual([NaN], [NaN]); });
function Foo() { this.x = 1; }
fails(function () { assert.deepStrictEqual(new Foo(), { x: 1 }); });
fails(function () { assert.deepStrictEqual({ b: 1, a: 2 }, { a: 2, b: 1 }); });
