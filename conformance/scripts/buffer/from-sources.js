// Buffer.from of everything that can be had without typed arrays, and of what cannot be.
function show(name, f) {
  try { var b = f(); console.log(name, b, b.length); } catch (e) { console.log(name, e.name, e.code, e.message); }
}
function F() {}
var values = {
  'string': 'h\u00e9', 'empty': '', 'number': 5, 'zero': 0, 'nan': NaN, 'true': true, 'false': false, 'null': null, 'undefined': undefined,
  'array': [1, 2.9, -1, 256, '7', 'x', null, undefined, true, NaN, Infinity, -Infinity, 1e20, 4294967297], 'nested': [[1], [2, 3], { valueOf: function () { return 9; } }],
  'no elements': [], 'object': {}, 'length': { length: 3, 0: 1, 2: 3 }, 'length 0': { length: 0 }, 'negative': { length: -1 }, 'fraction': { length: 2.5, 1: 4 },
  'length text': { length: '3', 0: 1 }, 'length null': { length: null }, 'length NaN': { length: NaN }, 'buffer': Buffer.from('abc'), 'json': Buffer.from('abc').toJSON(),
  'json odd': { type: 'Buffer', data: [1, 300] }, 'json no data': { type: 'Buffer' }, 'json text': { type: 'Buffer', data: 'abc' }, 'json other': { type: 'Other', data: [1] },
  'String': new String('boxed'), 'Number': new Number(5), 'Boolean': new Boolean(true), 'RegExp': /x/, 'Error': new Error('x'), 'function': function f(a, b) {},
  'valueOf text': { valueOf: function () { return 'v'; } }, 'valueOf array': { valueOf: function () { return [1, 2]; } }, 'valueOf number': { valueOf: function () { return 5; } },
  'valueOf null': { valueOf: function () { return null; } }, 'valueOf no function': { valueOf: 5 }, 'valueOf twice': { valueOf: function () { return { valueOf: function () { return 'deep'; } }; } },
  'toString only': { toString: function () { return 'text'; } }, 'arguments': (function () { return arguments; })(1, 2, 3), 'F': new F(), 'no prototype': Object.create(null), 'list without prototype': (function () { var o = Object.create(null); o.length = 2; o[1] = 5; return o; })()
};
Object.keys(values).forEach(function (name) { show(name, function () { return Buffer.from(values[name]); }); });
show('none', function () { return Buffer.from(); });
show('String hex', function () { return Buffer.from(new String('6869'), 'hex'); });
show('throws', function () { return Buffer.from({ valueOf: function () { throw new RangeError('mine'); } }); });
show('element throws', function () { return Buffer.from([{ valueOf: function () { throw new RangeError('mine'); } }]); });
show('getter throws', function () { return Buffer.from(Object.defineProperty({}, 'length', { get: function () { throw new RangeError('mine'); } })); });
var source = Buffer.from('abc'), copy = Buffer.from(source);
copy[0] = 0x7a;
console.log(source.toString(), copy.toString());
['utf8', 'hex', 'zz', '', 'UTF-8', null, undefined, 5, {}, true].forEach(function (enc) { show('enc ' + String(enc), function () { return Buffer.from('6869', enc); }); });
show('empty zz', function () { return Buffer.from('', 'zz'); });
