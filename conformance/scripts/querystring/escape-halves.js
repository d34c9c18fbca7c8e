// Half a surrogate pair makes a character with whatever follows it.
// otto: halves of surrogate pairs are U+FFFD
var qs = require('querystring');
['\ud801test', '\udc00x', '\udfff\ud800', 'x\ud801\ud801z', 'x\ud801\udc00\ud801é', '\ud801\ud801\udc00.', 'a\ud801', '\udc00'].forEach(function (text) {
  try { console.log(qs.escape(text), qs.stringify({ a: text })); } catch (e) { console.log(e.name, e.code, e.message); }
});
