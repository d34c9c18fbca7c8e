// notStrictEqual shows the value that should have differed.
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
var o = { a: 1 };
fails(function () { assert.notStrictEqual(1, 1); });
fails(function () { assert.notStrictEqual(1, '1'); });
fails(function () { assert.notStrictEqual(o, o); });
fails(function () { assert.notStrictEqual('a longer text', 'a longer text'); });
fails(function () { assert.notDeepStrictEqual({ a: [1, 2] }, { a: [1, 2] }); });
fails(function () { assert.notDeepStrictEqual([1], ['1']); });
fails(function () { assert.notDeepEqual([1], ['1']); });
fails(function () { assert.notDeepEqual({ a: 1 }, { a: 1 }); });
