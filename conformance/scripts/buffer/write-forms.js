// write in all its forms, and the writers and slices that have an encoding in their name.
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return String(f()); } catch (e) { return note(e); } }
var kinds = [undefined, null, 0, 1, 3, 5, 6, -1, 1.5, NaN, Infinity, '1', 'hex', 'ucs2', 'zz', '', {}, true];
kinds.forEach(function (offset) {
  kinds.forEach(function (length) {
    var b = Buffer.alloc(5, 0x2e), c = Buffer.alloc(5, 0x2e);
    console.log(String(offset), String(length), show(function () { return b.write('616263', offset, length); }), b.toString('latin1'), show(function () { return c.write('616263', offset, length, 'hex'); }), c.toString('latin1'));
  });
});
[undefined, null, 5, {}, true, [], Buffer.from('a')].forEach(function (v) { console.log(show(function () { return Buffer.alloc(3).write(v); }), show(function () { return Buffer.alloc(3).write(v, 'hex'); }), show(function () { return Buffer.alloc(3).utf8Write(v); })); });
['zz', 5, {}, true, null, '', 'HEX'].forEach(function (enc) { console.log(String(enc), show(function () { return Buffer.alloc(3).write('6162', 0, 3, enc); })); });
['ascii', 'base64', 'base64url', 'latin1', 'hex', 'ucs2', 'utf8'].forEach(function (enc) {
  [undefined, null, 0, 1, 4, 5, 6, -1, 1.9, NaN, '2', {}].forEach(function (x) {
    [undefined, null, 0, 2, 9, -1, '2'].forEach(function (y) {
      var b = Buffer.alloc(5, 0x2e);
      console.log(enc, String(x), String(y), show(function () { return b[enc + 'Write']('YWJj', x, y); }), b.toString('hex'), show(function () { return JSON.stringify(Buffer.from('abcde')[enc + 'Slice'](x, y)); }));
    });
  });
});
for (var n = 0; n < 9; n++) {
  var b = Buffer.alloc(n, 0x2e), c = Buffer.alloc(n, 0x2e);
  console.log(n, b.write('a\u00e9\u20ac\ud83d\ude00'), b.toString('hex'), c.write('a\u20ac\ud83d\ude00', 'ucs2'), c.toString('hex'));
}
