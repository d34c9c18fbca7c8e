// escape, unescape and unescapeBuffer: characters, faults, arguments of every kind.
// otto: halves of surrogate pairs are U+FFFD
var qs = require('querystring');
function show(f) { try { var v = f(); return Buffer.isBuffer(v) ? v.toString('hex') : JSON.stringify(v); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
var all = '';
for (var i = 0; i < 256; i++) all += String.fromCharCode(i);
console.log(qs.escape(all));
console.log(qs.unescape(qs.escape(all)) === all);
['', 'a b', '\u20ac', '\ud83d\ude00', '\ud83d', 'a\ude00', 5, 1e21, true, null, undefined, {}, [1, 2], { toString: function () { return 'own &'; } }, new String('b c')].forEach(function (v) { console.log(show(function () { return qs.escape(v); }), show(function () { return qs.unescape(v); })); });
['%41', '%4', '%', '%zz', '%c3%a9', '%C3', '%c3%28', 'a+b', '%2B+', '%ff', '%E2%82%AC%', '\u20ac%41', '\u20ac%ff', '%00', '%u0041', '%%41', '%4%41', '%f0%9f%98%80', '%ed%a0%80', '%c0%af', '%F8%88%80%80%80', '%80', 'abc%', 'abc%4'].forEach(function (s) {
  console.log(s, show(function () { return qs.unescape(s); }), show(function () { return qs.unescape(s, true); }), show(function () { return qs.unescapeBuffer(s); }), show(function () { return qs.unescapeBuffer(s, true); }));
});
