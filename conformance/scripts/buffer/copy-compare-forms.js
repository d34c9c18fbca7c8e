// copy and compare with positions of every kind; equals and Buffer.compare.
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return String(f()); } catch (e) { return note(e); } }
var kinds = [undefined, null, 0, 1, 3, 4, 5, -1, -0.5, 1.5, NaN, Infinity, -Infinity, '2', 'x', {}, true, 9007199254740992];
kinds.forEach(function (a) {
  kinds.forEach(function (z) {
    var t = Buffer.alloc(4, 0x2e), u = Buffer.alloc(4, 0x2e), v = Buffer.alloc(4, 0x2e), s = Buffer.from('abcde');
    console.log(String(a), String(z), show(function () { return s.copy(t, a, z); }), t.toString(), show(function () { return s.copy(u, 0, a, z); }), u.toString(), show(function () { return s.copy(v, a, 0, z); }), v.toString());
    console.log('  ', show(function () { return s.compare(t, a, z); }), show(function () { return s.compare(t, 0, 4, a, z); }));
  });
});
[undefined, null, 5, 'abc', {}, [], true].forEach(function (v) {
  console.log(show(function () { return Buffer.alloc(1).copy(v); }), show(function () { return Buffer.alloc(1).compare(v); }), show(function () { return Buffer.alloc(1).equals(v); }), show(function () { return Buffer.compare(v, Buffer.alloc(1)); }), show(function () { return Buffer.compare(Buffer.alloc(1), v); }));
});
var list = ['', 'a', 'b', 'aa', 'ab', '\u00ff'];
list.forEach(function (x) { list.forEach(function (y) { var w = Buffer.from(x), z = Buffer.from(y); console.log(w.compare(z), Buffer.compare(w, z), w.equals(z), w.compare(z, 1), show(function () { return w.compare(z, 0, 1, 1, 1); })); }); });
var b = Buffer.from('abcdef');
b.copy(b, 2, 0, 4);
console.log(b.toString(), b.equals(b), [Buffer.from('b'), Buffer.from('a'), Buffer.alloc(0)].sort(Buffer.compare).join('|'));
var c = Buffer.from('abcdef');
c.copy(c, 0, 2);
console.log(c.toString());
