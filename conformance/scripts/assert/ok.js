// assert and assert.ok show the call that failed.
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
fails(function () { assert(1); });
fails(function () { assert(0 == 1); });
fails(function () { assert.ok(typeof 'x' === 'number'); });
fails(function () { assert(false, 'said'); });
fails(function () { assert(null, undefined); });
fails(function () { assert(); });
fails(function () { assert.ok(0, new RangeError('mine')); });
fails(function () { assert.equal(assert.ok === assert, true); });
fails(function () {
  assert(
    [')', '('].indexOf("')") >= 0 /* ) */ ||
      /[)/]/.test('')
  );
});
