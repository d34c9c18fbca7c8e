// formatWithOptions passes its options on, and checks them.
var util = require('util');
console.log(JSON.stringify(util.formatWithOptions({ colors: true }, '%s %O', 1, { a: 1 }, [2], 'x', 3)));
console.log(util.formatWithOptions({ compact: false }, 'see', { a: [1] }));
console.log(util.formatWithOptions({ depth: 0 }, '%o', { a: { b: {} } }));
[undefined, null, 5, 'x'].forEach(function (v) {
  try { util.formatWithOptions(v, 'x'); } catch (e) { console.log(e.name, e.code, e.message); }
});
