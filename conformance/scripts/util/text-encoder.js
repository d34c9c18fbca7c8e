// TextEncoder encodes as UTF-8.
var TextEncoder = require('util').TextEncoder;
var e = new TextEncoder();
function list(b) { return Array.prototype.slice.call(b).join(); }
console.log(e.encoding, list(e.encode('h\u00e9\u20ac\ud83d\ude00')), list(e.encode()), list(e.encode('')), list(e.encode(5)), e.encode('abc').length);
var into = e.encode('.....');
console.log(e.encodeInto('h\u00e9\u20ac', into), list(into));
console.log(e.encodeInto('\u20ac\u20ac', into), e.encodeInto('', into));
[function () { e.encodeInto(5, into); }, function () { e.encodeInto('x', 5); }, function () { TextEncoder(); }].forEach(function (f) {
  try { f(); } catch (x) { console.log(x.name, x.code, x.message); }
});
