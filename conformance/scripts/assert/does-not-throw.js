// doesNotThrow says what was thrown, or throws it again.
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
fails(function () { assert.doesNotThrow(function () {}); });
fails(function () { assert.doesNotThrow(thrower(new Error('x'))); });
fails(function () { assert.doesNotThrow(thrower(new Error('x')), 'said'); });
fails(function () { assert.doesNotThrow(thrower(new Error('x')), TypeError); });
fails(function () { assert.doesNotThrow(thrower(new TypeError('x')), TypeError); });
fails(function () { assert.doesNotThrow(thrower(new Error('x')), /x/, 'said'); });
fails(function () { assert.doesNotThrow(thrower('text')); });
