// toString with start and end of every kind, and encodings of every kind.
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return JSON.stringify(f()); } catch (e) { return note(e); } }
var b = Buffer.from('abcdef'), kinds = [undefined, null, 0, 1, 3, 6, 7, -1, -100, 1.9, 5.1, NaN, Infinity, -Infinity, '2', 'x', '', {}, [], true, 4294967297];
kinds.forEach(function (start) { kinds.forEach(function (end) { console.log(String(start), String(end), show(function () { return b.toString('latin1', start, end); })); }); });
[undefined, null, '', 'utf8', 'UTF-8', 'utf_8', 'Latin1', 'latin-1', 'binary', 5, {}, [], ['hex'], true, 'buffer'].forEach(function (enc) {
  console.log(String(enc), show(function () { return b.toString(enc); }), show(function () { return Buffer.alloc(0).toString(enc); }), Buffer.isEncoding(enc), show(function () { return b.toString(enc, 3, 3); }));
});
console.log(String(b), b + '!', b.toLocaleString('hex'), b.toLocaleString(), [b, b].join());
