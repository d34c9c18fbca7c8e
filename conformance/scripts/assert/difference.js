// Long differences leave equal lines out.
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
function list(n, change) {
  var l = [];
  for (var i = 0; i < n; i++) l.push(change && change(i) ? 'x' : i);
  return l;
}
fails(function () { assert.deepStrictEqual(list(40), list(40, function (i) { return i === 20; })); });
fails(function () { assert.deepStrictEqual(list(30), list(30, function (i) { return i % 7 === 3; })); });
fails(function () { assert.deepStrictEqual(list(12), list(20)); });
fails(function () { assert.deepStrictEqual(list(20), list(12)); });
fails(function () { assert.deepStrictEqual(list(100), list(100, function (i) { return i % 2; })); });
for (var n = 1; n < 9; n++) {
  fails(function () { assert.deepStrictEqual(['a'].concat(list(n), 'b'), ['c'].concat(list(n), 'd')); });
}
