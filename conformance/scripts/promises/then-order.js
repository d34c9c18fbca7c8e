// A thenable takes two jobs more, a promise of a promise three.
const log = (s) => console.log(s);
const thenable = { then(resolve) { log('then called'); resolve('thenable') } };
Promise.resolve(thenable).then(log);
new Promise((resolve) => resolve(Promise.resolve('promise'))).then(log);
Promise.resolve().then(() => log(1)).then(() => log(2)).then(() => log(3)).then(() => log(4));
(async () => log(await thenable))();
(async () => { return Promise.resolve('returned') })().then(log);
