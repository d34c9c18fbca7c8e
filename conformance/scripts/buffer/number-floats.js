// Floats and doubles: rounding, infinities, NaN, and what is converted to a number first.
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return String(f()); } catch (e) { return note(e); } }
var values = [0, -0, 1, -1, 0.1, 1 / 3, 3.4028234663852886e38, 3.4028235677973366e38, 3.5e38, -1e39, 1.401298464324817e-45, 1e-46, 5e-324, 1.7976931348623157e308, NaN, Infinity, -Infinity, 16777217, '2.5', 'x', null, undefined, true, {}, []];
['FloatLE', 'FloatBE', 'DoubleLE', 'DoubleBE'].forEach(function (name) {
  values.forEach(function (v) {
    var b = Buffer.alloc(9);
    console.log(name, v, show(function () { return b['write' + name](v, 1); }), b.toString('hex'), show(function () { var x = b['read' + name](1); return Object.is(x, -0) ? '-0' : x; }));
  });
});
