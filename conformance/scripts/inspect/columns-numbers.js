// More than six numbers stand in columns, flush right.
var squares = [];
for (var i = 0; i < 101; i++) {
  squares.push(i * i);
  if (i === 6 || i === 7 || i === 27 || i === 100) console.log(squares);
}
console.log([1.5, -22.75, 333.125, 4, 5, 6, 7, 8, 9, 10]);
console.log({ inner: squares.slice(0, 30) });
