// Offsets and widths of every kind of argument, for all functions that read or write a number.
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return String(f()); } catch (e) { return note(e); } }
var offsets = [undefined, 0, -0, 1, 2, 3, 4, 8, 9, -1, 1.5, NaN, Infinity, -Infinity, '1', '', null, true, {}, [], 4294967297, -4294967297, 1e21, function f() {}];
var sizes = [0, 1, 3, 9];
['UInt8', 'Int8', 'UInt16LE', 'Int16BE', 'UInt32BE', 'Int32LE', 'FloatLE', 'DoubleBE'].forEach(function (name) {
  sizes.forEach(function (size) {
    offsets.forEach(function (offset) {
      var b = Buffer.alloc(size, 1);
      console.log(name, size, String(offset), show(function () { return b['read' + name](offset); }), show(function () { return b['write' + name](2, offset); }), b.toString('hex'));
    });
  });
});
var widths = [undefined, 0, 1, 2, 6, 7, -1, 1.5, NaN, Infinity, '2', null, {}, 4294967297];
['UIntLE', 'UIntBE', 'IntLE', 'IntBE'].forEach(function (name) {
  widths.forEach(function (width) {
    [undefined, 0, 1, 5, 9, -1, 1.5, '1', null].forEach(function (offset) {
      var b = Buffer.alloc(7, 1);
      console.log(name, String(width), String(offset), show(function () { return b['read' + name](offset, width); }), show(function () { return b['write' + name](2, offset, width); }), b.toString('hex'));
    });
  });
});
