// throws holds what is thrown against a class, a pattern, a function or an object.
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
fails(function () { assert.throws(function () {}); });
fails(function () { assert.throws(function () {}, 'said'); });
fails(function () { assert.throws(function () {}, TypeError); });
fails(function () { assert.throws(function () {}, TypeError, 'said'); });
fails(function () { assert.throws(thrower(new TypeError('x')), TypeError); });
fails(function () { assert.throws(thrower(new Error('x')), TypeError); });
fails(function () { assert.throws(thrower(new Error('abc')), /b/); });
fails(function () { assert.throws(thrower(new Error('abc')), /x/); });
fails(function () { assert.throws(thrower(new Error('abc')), function (e) { return e.message === 'abc'; }); });
fails(function () { assert.throws(thrower(new Error('abc')), { message: 'abc', name: 'Error' }); });
fails(function () { assert.throws(thrower(new Error('abc')), { message: /b/, code: 5 }); });
fails(function () { assert.throws(thrower(new Error('abc')), new Error('abd')); });
fails(function () { assert.throws(thrower(new Error('abc')), { message: 'x' }, 'said'); });
fails(function () { assert.throws(thrower('text'), { a: 1 }); });
fails(function () { assert.throws(thrower(null), TypeError); });
