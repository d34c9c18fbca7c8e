// Decoders and encoders of the script's own: when they are called, and what happens when they throw.
var qs = require('querystring');
function show(f) { try { return JSON.stringify(f()); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
var calls = [];
function decode(s) { calls.push(s); return '<' + s + '>'; }
console.log(show(function () { return qs.parse('a+b=c%20d&e&=f&&g=', null, null, { decodeURIComponent: decode }); }), calls.join('|'));
console.log(show(function () { return qs.parse('a=%ff+b&c=d', null, null, { decodeURIComponent: function (s) { throw new Error('no'); } }); }));
console.log(show(function () { return qs.parse('a=1&b=2', null, null, { decodeURIComponent: function (s) { return s === '1' ? 5 : s === '2' ? null : s; } }); }));
console.log(show(function () { return qs.parse('a=%41', null, null, { decodeURIComponent: decodeURIComponent }); }), show(function () { return qs.parse('a=1', null, null, { decodeURIComponent: 'x' }); }));
calls = [];
function encode(s) { calls.push(JSON.stringify(s)); return '(' + s + ')'; }
console.log(qs.stringify({ a: 1, b: ['x', 2], c: true, d: null, e: undefined, f: {}, g: NaN, h: '', i: [] }, ';', ':', { encodeURIComponent: encode }), calls.join('|'));
console.log(show(function () { return qs.stringify({ a: 1 }, null, null, { encodeURIComponent: 5 }); }), show(function () { return qs.stringify({ a: 1 }, null, null, { encodeURIComponent: function () { throw new RangeError('mine'); } }); }));
var unescape = qs.unescape, escape = qs.escape;
qs.unescape = function (s, spaces) { return 'U' + s + spaces; };
qs.escape = function (s) { return 'E' + s; };
console.log(show(function () { return qs.parse('a=b+c'); }), qs.stringify({ a: 'b c' }), show(function () { return qs.parse('a=b', null, null, { decodeURIComponent: function () { throw 1; } }); }));
qs.unescape = unescape;
qs.escape = escape;
console.log(show(function () { return qs.parse('a=b+c'); }), qs.stringify({ a: 'b c' }));
