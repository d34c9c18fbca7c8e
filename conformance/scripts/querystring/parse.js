// querystring.parse: texts of every shape, separators, maxKeys, and what is no string.
var qs = require('querystring');
function show(f) { try { return JSON.stringify(f()); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
var texts = ['', 'a', 'a=', '=a', '=', '&', '&&', 'a&b', 'a=1&b=2', 'a=1&a=2&a=3', 'a==1', 'a=1=2', 'a=1&&b=2', '&a=1&', 'a+b=c+d', '+=+', 'a%20b=c%20d', '%61=%62', '%', '%%', '%2', '%zz=%2z', '%E2%82%AC=%e2%82%ac', '%ff=%c3%28', 'a%ff\u20ac=%ff\u00e9', '%E2%82', '\u20ac=\u00e9', '__proto__=1', 'hasOwnProperty=1&toString=2', 'a[]=1&a[]=2', 'a;b', 'a:1;b:2', 'a=%26&b=%3D', '%3D=%3d', 'a=1&b', 'b&a=1', '%00=%0', '2=a&1=b', 'a=%f0%9f%98%80', '%C0%80=%ED%A0%80', '%F4%90%80%80=1', 'x=1%', 'x=%1', '+%2B+=%2b%2b', '%u0041=1'];
texts.forEach(function (t) { console.log(JSON.stringify(t), show(function () { return qs.parse(t); }), show(function () { return qs.parse(t, ';', ':'); }), show(function () { return qs.parse(t, '&', '=', { maxKeys: 1 }); })); });
[undefined, null, 5, true, {}, [], ['a=1'], new String('a=1')].forEach(function (v) { console.log(show(function () { return qs.parse(v); })); });
[[undefined], [null], [''], [0], ['&&'], ['&', '=='], ['ab', 'xy'], [';', ''], ['&', null], ['=', '&'], ['\u20ac', '\u00e9'], [5, 6], [['&'], ['=']]].forEach(function (a) { console.log(JSON.stringify(a), show(function () { return qs.parse('a=1&b=2&&c==3ab5x6xy7abyx\u20acq\u00e9r', a[0], a[1]); })); });
[undefined, null, 0, 1, 2, 3, -1, 1.5, NaN, Infinity, '1', {}].forEach(function (n) { console.log(String(n), show(function () { return qs.parse('a=1&b=2&&c=3&a=4', null, null, { maxKeys: n }); })); });
var long = [];
for (var i = 0; i < 1100; i++) long.push('k' + i + '=' + i);
console.log(Object.keys(qs.parse(long.join('&'))).length, Object.keys(qs.parse(long.join('&'), '&', '=', { maxKeys: 0 })).length);
console.log(Object.getPrototypeOf(qs.parse('a=1')), Object.keys(qs.parse('b=1&a=2&b=3&1=x')).join(), qs.decode === qs.parse, qs.encode === qs.stringify);
