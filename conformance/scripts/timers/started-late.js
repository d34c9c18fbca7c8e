// A timer started by a slow callback counts from its start, not from the loop's time.
setTimeout(() => {
  const slow = Date.now();
  while (Date.now() - slow < 30) { /* busy */ }
  const start = Date.now();
  setTimeout(() => console.log(Date.now() - start >= 19), 20);
}, 1);
