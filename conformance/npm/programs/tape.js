// tape: TAP of passing tests, nested ones, plans and asynchronous ends.
'use strict';
var test = require('tape');
test('passing', function (t) {
  t.plan(3);
  t.equal(1, 1);
  t.deepEqual({ a: [1] }, { a: [1] }, 'deep');
  setTimeout(function () { t.ok(true, 'later'); }, 1);
});
test('nested', function (t) {
  t.test('inner', function (st) { st.throws(function () { throw new Error('x'); }, /x/); st.end(); });
  t.end();
});
test.skip('skipped', function (t) { t.fail(); });
test('comment', function (t) { t.comment('words'); t.notEqual(1, 2); t.end(); });
