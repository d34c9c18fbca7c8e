// AssertionError: its properties, and how it prints.
var assert = require('assert');
function show(e) {
  console.log(e instanceof Error, e instanceof assert.AssertionError, Object.keys(e).join(), e.actual, e.expected, String(e).split('\n')[0], e.stack.split('\n')[0]);
  e.stack = e.stack.split('\n    at')[0] + '\n    at place (file.js:1:2)';
  console.log(e);
}
show(new assert.AssertionError({ message: 'given', actual: 1, expected: 2, operator: 'op' }));
show(new assert.AssertionError({ actual: { a: { b: { c: 1 } } }, expected: [1], operator: 'deepStrictEqual' }));
show(new assert.AssertionError({ actual: new Array(14).join('line\n'), expected: 'x', operator: '==' }));
show(new assert.AssertionError({}));
