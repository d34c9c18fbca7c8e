// Random query strings parsed and written again.
var qs = require('querystring');
var seed = 9;
function rnd(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; }
var bits = ['a', 'b', '=', '&', '+', '%', '%4', '%41', '%c3', '%a9', '\u00e9', '\u20ac', '%e2%82%ac', ';', '1', '%26', '%3D', ' '];
for (var i = 0; i < 500; i++) {
  var s = '';
  for (var n = rnd(12); n > 0; n--) s += bits[rnd(bits.length)];
  var o = qs.parse(s);
  console.log('%s', JSON.stringify(s), JSON.stringify(o), qs.stringify(o), JSON.stringify(qs.parse(s, ';', 'b')), JSON.stringify(qs.unescape(s)), qs.unescapeBuffer(s, i % 2).toString('hex'));
}
