// Extra arguments are passed on; this is the timer or immediate itself.
const i = setImmediate(function (a, b, c) {
  console.log(a, b, c, arguments.length, this === i);
  const t = setTimeout(function (a, b) {
    console.log(a, b, arguments.length, this === t);
    const n = setInterval(function (a) { console.log(a, this === n); clearInterval(this); }, 1, 'interval');
  }, 1, 'x', 'y');
}, 1, 2, 3);
