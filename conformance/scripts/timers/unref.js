// A timer that is unref'd does not keep the program; ref makes it do so again.
const t = setTimeout(() => console.log('never'), 1000);
console.log(t.hasRef(), t.unref() === t, t.hasRef());
const kept = setTimeout(() => console.log('kept'), 5);
console.log(kept.unref().ref().hasRef());
setInterval(() => {}, 1000).unref();
const i = setImmediate(() => {});
console.log(i.hasRef(), i.unref() === i, i.hasRef(), i.ref().hasRef());
