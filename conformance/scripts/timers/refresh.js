// refresh starts a timer anew, and revives one that has fired.
let n = 0;
const t = setTimeout(() => {
  console.log('fired', ++n);
  if (n === 1) t.refresh();
  if (n === 2) setTimeout(() => console.log(t.refresh() === t), 1);
}, 5);
const cleared = setTimeout(() => console.log('never'), 1);
clearTimeout(cleared);
cleared.refresh();
