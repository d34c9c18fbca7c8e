// Promises in the syntax of ES5: order, combinators, subclasses, misuse.
function log(name) {
  return function (v) {
    console.log(name, v);
    return v;
  };
}
console.log(new Promise(function () {}), Promise.resolve(4), Promise.resolve({ a: 1 }));
Promise.resolve(1).then(log('a')).then(log('b'));
process.nextTick(log('tick'));
new Promise(function (resolve) { resolve(Promise.resolve(7)); }).then(log('resolved with a promise'));
new Promise(function (resolve) { resolve({ then: function (f) { f(8); f(9); } }); }).then(log('resolved with a thenable'));
Promise.resolve().then(log(1)).then(log(2)).then(log(3)).then(log(4)).then(log(5)).then(log(6)).then(log(7));
Promise.all([1, Promise.resolve(2), { then: function (f) { f(3); } }]).then(log('all'));
Promise.all([]).then(log('all of none'));
Promise.all(5).catch(function (e) { console.log(e.message); });
Promise.all([1, Promise.reject(2), Promise.reject(3)]).catch(log('not all'));
Promise.allSettled([1, Promise.reject('no')]).then(log('settled'));
Promise.any([Promise.reject(1), Promise.resolve(2)]).then(log('any'));
Promise.any([Promise.reject(1), Promise.reject(2)]).catch(function (e) {
  console.log(e.name, e.message, e.errors, e instanceof AggregateError, e instanceof Error);
});
Promise.race([new Promise(function () {}), Promise.resolve(9)]).then(log('race'));
Promise.reject(5).finally(log('finally')).catch(log('caught'));
Promise.resolve(5).finally(function () { throw new Error('in finally'); }).catch(function (e) { console.log(e.message); });
Promise.resolve(1).then(2).then(log('no functions'));
new Promise(function (resolve, reject) { reject(1); resolve(2); throw new Error('too late'); }).catch(log('first counts'));
var self = Promise.resolve(1).then(function () { return self; });
self.catch(function (e) { console.log(String(e)); });

[function () { Promise(); }, function () { new Promise({}); }, function () { Promise.prototype.then.call({}); }].forEach(function (f) {
  try { f(); } catch (e) { console.log(e.name + ': ' + e.message); }
});

function Own(executor) {
  var p = new Promise(executor);
  Object.setPrototypeOf(p, Own.prototype);
  return p;
}
Own.prototype = Object.create(Promise.prototype, { constructor: { value: Own } });
Object.setPrototypeOf(Own, Promise);
var own = Own.resolve('own').then(log('then'));
console.log(own instanceof Own, own.catch() instanceof Own);

console.log(Object.prototype.toString.call(self), Promise.length, Promise.name, Promise.prototype.then.length);
process.on('unhandledRejection', function (e, p) { console.log('unheard', e.message, p instanceof Promise); });
setTimeout(function () {
  console.log('timer');
  Promise.reject(new Error('nobody listens'));
}, 1);
