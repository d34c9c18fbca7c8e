// A timer or immediate cleared by an earlier one of the same run does not fire.
let b, d;
setTimeout(() => { console.log('a clears b'); clearTimeout(b); }, 1);
b = setTimeout(() => console.log('never'), 1);
setTimeout(() => {
  console.log('c');
  setImmediate(() => { console.log('immediate clears'); clearImmediate(d); });
  d = setImmediate(() => console.log('never'));
}, 1);
