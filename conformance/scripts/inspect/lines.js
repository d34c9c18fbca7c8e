// Objects of up to 72 characters stand on a line; longer ones take a line for each property.
function row(n) {
  var o = {};
  for (var i = 0; i < n; i++) o['key' + i] = new Array(i + 2).join('x');
  return o;
}
for (var n = 1; n < 9; n++) console.log(row(n));
console.log({ outer: row(5), list: [row(2), row(6)] });
