// isDeepStrictEqual compares with Object.is, prototypes and own properties.
var util = require('util');
function Foo() { this.a = 1; }
var loop = {}; loop.loop = loop;
var pool = {}; pool.loop = pool;
var sparse = [, 1];
[
  [1, 1], [1, '1'], [NaN, NaN], [0, -0], [null, undefined], [{}, []], [{ a: 1, b: [2] }, { b: [2], a: 1 }], [{ a: 1 }, new Foo()],
  [[1, , 3], [1, undefined, 3]], [sparse, [, 1]], [new Date(5), new Date(5)], [new Date(5), new Date(6)], [/a/g, /a/g], [/a/g, /a/i], [new Number(1), new Number(1)], [new Number(1), new Number(2)],
  [new Error('x'), new Error('x')], [new Error('x'), new Error('y')], [new Error('x'), new TypeError('x')], [loop, pool], [{ a: undefined }, {}], [Object.create({ x: 1 }), {}], [function () {}, function () {}],
].forEach(function (pair, i) { console.log(i, util.isDeepStrictEqual(pair[0], pair[1])); });
