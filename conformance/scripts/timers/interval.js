// An interval fires until it is cleared, from inside or from outside.
let n = 0;
const t = setInterval(() => {
  console.log('interval', ++n);
  if (n < 3) return;
  clearInterval(t);
  const u = setInterval(() => {}, 1);
  setTimeout(() => { clearTimeout(u); console.log('cleared'); }, 5);
}, 2);
