// equal and notEqual compare with ==.
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
fails(function () { assert.equal(1, 2); });
fails(function () { assert.equal(1, '1'); });
fails(function () { assert.equal(NaN, NaN); });
fails(function () { assert.equal(null, undefined); });
fails(function () { assert.equal({}, {}); });
fails(function () { assert.equal('a long text with\nlines', 'another', 'said'); });
fails(function () { assert.notEqual(1, '1'); });
fails(function () { assert.notEqual(NaN, NaN); });
fails(function () { assert.equal(1); });
fails(function () { assert.equal(1, 2, new TypeError('mine')); });
