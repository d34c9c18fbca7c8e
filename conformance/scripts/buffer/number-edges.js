// Every width, sign and order at its edges, written and read back, with what is out of range.
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return String(f()); } catch (e) { return note(e); } }
var values = [0, -0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296,
  8388607, 8388608, -8388608, 16777215, 16777216, 549755813887, 549755813888, -549755813888, -549755813889, 1099511627775, 1099511627776, 140737488355327, 140737488355328, -140737488355328, -140737488355329, 281474976710655, 281474976710656,
  9007199254740991, -9007199254740991, 1e21, -1e21, 1.5, -1.5, 254.9, 255.1, NaN, Infinity, -Infinity, '12', '0x10', 'x', '', null, undefined, true, {}, [], [5]];
['UInt8', 'Int8', 'UInt16LE', 'UInt16BE', 'Int16LE', 'Int16BE', 'UInt32LE', 'UInt32BE', 'Int32LE', 'Int32BE'].forEach(function (name) {
  values.forEach(function (v) {
    var b = Buffer.alloc(6, 0xaa);
    console.log(name, v, show(function () { return b['write' + name](v, 1); }), b.toString('hex'), show(function () { return b['read' + name](1); }));
  });
});
['UIntLE', 'UIntBE', 'IntLE', 'IntBE'].forEach(function (name) {
  [3, 5, 6].forEach(function (width) {
    values.forEach(function (v) {
      var b = Buffer.alloc(8, 0xaa);
      console.log(name, width, v, show(function () { return b['write' + name](v, 1, width); }), b.toString('hex'), show(function () { return b['read' + name](1, width); }));
    });
  });
});
