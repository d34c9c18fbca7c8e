// assert.strict has the strict functions under the loose names.
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
var strict = require('assert').strict;
console.log(strict === require('assert/strict'), strict.strict === strict, strict.equal === assert.strictEqual, strict.deepEqual === assert.deepStrictEqual, strict.notEqual === assert.notStrictEqual, strict.notDeepEqual === assert.notDeepStrictEqual, strict.AssertionError === assert.AssertionError);
fails(function () { strict.equal(1, '1'); });
fails(function () { strict.deepEqual([1], ['1']); });
fails(function () { strict(0); });
fails(function () { strict(1); });
