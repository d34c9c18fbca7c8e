// A timer is known by the number or the string made of it.
const t = setTimeout(() => console.log('never'), 1);
const id = +t;
console.log(typeof id, id === +t, id > 0);
clearTimeout(id);
const u = setTimeout(() => console.log('never either'), 1);
clearTimeout(String(+u));
clearTimeout(123456);
const v = setInterval(() => console.log('nor this'), 1);
clearInterval(`${v}`);
