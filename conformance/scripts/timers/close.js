// close is an old name for clearing.
const t = setInterval(() => console.log('never'), 1);
console.log(t.close() === t, t.hasRef());
console.log(t.constructor.name, setImmediate(() => {}).constructor.name);
