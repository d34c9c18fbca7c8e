// ifError throws what is not null or undefined.
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
fails(function () { assert.ifError(null); });
fails(function () { assert.ifError(undefined); });
fails(function () { assert.ifError(0); });
fails(function () { assert.ifError('text'); });
fails(function () { assert.ifError(new Error('inner')); });
fails(function () { assert.ifError(new TypeError('')); });
fails(function () { assert.ifError({ message: 'an object' }); });
