// Thenables: their then is called in a job, once matters, and what it throws rejects.
// otto: there are no symbols
const show = (name) => [(v) => console.log(name, 'fulfilled', v), (e) => console.log(name, 'rejected', String(e))];
Promise.resolve({ then(yes) { yes(1); yes(2); throw new Error('late') } }).then(...show('twice'));
Promise.resolve({ then(yes, no) { no('no'); yes(2) } }).then(...show('no first'));
Promise.resolve({ then() { throw new TypeError('thrown') } }).then(...show('throws'));
Promise.resolve({ get then() { throw new Error('getter') } }).then(...show('getter'));
Promise.resolve({ then: 7 }).then(...show('no function'));
const chain = { then(yes) { yes({ then(yes) { yes('deep') } }) } };
Promise.resolve(chain).then(...show('chain'));
const self = new Promise((yes) => setImmediate(() => yes(self)));
self.then(...show('itself'));
new Promise((yes, no) => { no(1); yes(2) }).then(...show('constructor'));
new Promise(() => { throw 3 }).then(...show('executor throws'));
Promise.all([1, { then(f) { f('t') } }, Promise.resolve(2)]).then(...show('all'));
class Sub extends Promise { static get [Symbol.species]() { return Promise } }
console.log(Sub.resolve(1) instanceof Sub, Sub.resolve(1).then() instanceof Sub, Promise.resolve(Sub.resolve(1)) instanceof Sub);
console.log('main');
