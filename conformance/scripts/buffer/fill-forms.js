// fill in all its forms: values of every kind, offsets, ends, encodings, and what it refuses.
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return f().toString('hex'); } catch (e) { return note(e); } }
var values = ['a', 'ab', '', '\u00e9', '\u20ac', '\ud83d\ude00', '6162', 'zz', 'abc', 0, 1, 255, 256, -1, 1.9, NaN, Infinity, '7', null, undefined, true, {}, [], [5], Buffer.from('xy'), Buffer.alloc(0)];
values.forEach(function (v) {
  console.log(JSON.stringify(v), show(function () { return Buffer.alloc(5, 0x2e).fill(v); }), show(function () { return Buffer.alloc(5, v); }), show(function () { return Buffer.alloc(5, 0x2e).fill(v, 1, 4); }));
  ['utf8', 'ucs2', 'latin1', 'hex', 'base64', 'zz', '', null, undefined, 5, 0, false, {}].forEach(function (enc) {
    console.log(' ', String(enc), show(function () { return Buffer.alloc(5, 0x2e).fill(v, enc); }), show(function () { return Buffer.alloc(5, 0x2e).fill(v, 1, enc); }), show(function () { return Buffer.alloc(5, 0x2e).fill(v, 1, 3, enc); }), show(function () { return Buffer.alloc(5, v, enc); }));
  });
});
[undefined, null, 0, 2, 5, 6, -1, 1.5, NaN, Infinity, '1', {}, 4294967296, 4294967297].forEach(function (offset) {
  [undefined, null, 0, 2, 5, 6, -1, 1.5, NaN, '1', {}].forEach(function (end) {
    console.log(String(offset), String(end), show(function () { return Buffer.alloc(5).fill(1, offset, end); }), show(function () { return Buffer.alloc(5).fill('ab', offset, end); }));
  });
});
var b = Buffer.from('abcdef');
console.log(b.fill(b.slice(2, 4)).toString(), b.fill('z') === b, Buffer.alloc(0).fill('a').length, Buffer.alloc(0, 'zz', 'hex').length);
