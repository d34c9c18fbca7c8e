// util.inspect.defaultOptions counts for everything that prints.
var util = require('util');
util.inspect.defaultOptions.depth = 0;
console.log({ a: { b: 1 } }, util.format('%O', { a: { b: 1 } }));
util.inspect.defaultOptions = { depth: 1, maxArrayLength: 1, numericSeparator: true };
console.log({ a: { b: { c: 1 } } }, [1, 2, 3], 123456, '123456');
console.log(Object.keys(util.inspect.defaultOptions).join());
[null, 5].forEach(function (v) {
  try { util.inspect.defaultOptions = v; } catch (e) { console.log(e.code, e.message); }
});
