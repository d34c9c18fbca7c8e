// querystring.stringify: values of every kind, separators, and what is no object.
// otto: halves of surrogate pairs are U+FFFD
var qs = require('querystring');
function show(f) { try { return JSON.stringify(f()); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
[{}, { a: 1 }, { a: 1, b: 2 }, { a: [1, 2, 'x'] }, { a: [] }, { a: [], b: 1 }, { b: 1, a: [] }, { a: [[1, 2], {}] }, { a: '' }, { '': 1 }, { a: null, b: undefined, c: true, d: false }, { a: NaN, b: Infinity, c: -0, d: 1e21, e: 1.5, f: 1e-7, g: -1 }, { a: {}, b: function () {}, c: new Date(0), d: /x/ }, { a: 'b c&d=e+f%g' }, { '\u20ac': '\ud83d\ude00' }, { a: "-_.!~*'()" }, { a: 'A/?:@,;$[]{}|\\^`"<>#\u0000\u007f' }, { '2': 'a', '1': 'b' }, { a: new String('s'), b: new Number(5) }, ['a', 'b'], [], 'abc', '', 5, null, undefined, true, function () {}, new Error('x'), Object.create({ inherited: 1 }), { a: '\ud83d' }, Buffer.from('a')].forEach(function (v) {
  console.log(show(function () { return qs.stringify(v); }), show(function () { return qs.stringify(v, ';', ':'); }));
});
[[undefined], [null], [''], [0], [5, 6], ['&&', '=='], [['x'], ['y']], [' ', '&']].forEach(function (a) { console.log(show(function () { return qs.stringify({ a: 1, b: ['c d', 'e'] }, a[0], a[1]); })); });
