// match and doesNotMatch.
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
fails(function () { assert.match('abc', /b/); });
fails(function () { assert.match('abc', /x/); });
fails(function () { assert.match('abc', /x/, 'said'); });
fails(function () { assert.match('abc', /x/, new TypeError('mine')); });
fails(function () { assert.match(123, /x/); });
fails(function () { assert.doesNotMatch('abc', /b/); });
fails(function () { assert.doesNotMatch('abc', /x/); });
fails(function () { assert.doesNotMatch({}, /x/); });
