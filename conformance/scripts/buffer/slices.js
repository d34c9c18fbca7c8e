// slice and subarray share memory; their bounds are of every kind.
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return f().toString(); } catch (e) { return note(e); } }
var b = Buffer.from('abcdef'), kinds = [undefined, null, 0, 1, 3, 6, 7, -1, -3, -6, -7, 1.9, -1.9, NaN, Infinity, -Infinity, '2', 'x', {}, true, 4294967297];
kinds.forEach(function (start) { kinds.forEach(function (end) { console.log(String(start), String(end), show(function () { return b.slice(start, end); }), show(function () { return b.subarray(start, end); })); }); });
var s = b.slice(1, 5), t = s.subarray(1, 3);
t[0] = 0x58;
s.write('Y', 2);
console.log(b.toString(), s.toString(), t.toString(), Buffer.isBuffer(t), t instanceof Buffer, t.length);
b.fill('.', 2, 3);
console.log(s.toString(), t.toString());
b.swap16();
console.log(b.toString(), s.toString());
