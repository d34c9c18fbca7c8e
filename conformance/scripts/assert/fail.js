// fail fails; with several arguments it is deprecated.
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
fails(function () { assert.fail(); });
fails(function () { assert.fail(undefined); });
fails(function () { assert.fail('boom'); });
fails(function () { assert.fail(new RangeError('mine')); });
fails(function () { assert.fail(1, 2); });
fails(function () { assert.fail(1, 2, undefined, '>'); });
fails(function () { assert.fail(1, 2, 'said', '>'); });
