// bluebird: chains, collections, coroutines of callbacks, rejections.
'use strict';
var Promise = require('bluebird');
console.log('main');
process.nextTick(function () { console.log('tick'); });
Promise.resolve(1).then(function (x) { console.log('then', x); return Promise.delay(1, 'delayed'); }).tap(console.log).then(function () {
  return Promise.map([3, 1, 2], function (x) { return x * 2; }, { concurrency: 1 });
}).then(function (list) { console.log(list.join()); return Promise.props({ a: Promise.resolve(1), b: 2 }); }).then(function (o) {
  console.log(JSON.stringify(o));
  return Promise.reduce([1, 2, 3], function (a, b) { return a + b; }, 0);
}).then(function (sum) { console.log(sum); throw new RangeError('oops'); }).catch(TypeError, function () { console.log('wrong'); }).catch(RangeError, function (e) {
  console.log(e.name, e.message);
  return Promise.any([Promise.reject(new Error('x')), 5]);
}).then(function (x) { console.log('any', x); return Promise.promisify(require('fs').stat)('nothing'); }).catch(function (e) {
  console.log(e.code, e instanceof Promise.OperationalError);
  return Promise.join(1, 2, function (a, b) { return a + b; });
}).then(function (sum) {
  console.log(sum);
  return Promise.try(function () { throw new Error('tried'); }).error(function () {}).caught(function (e) { console.log(e.message); });
}).finally(function () { console.log('finally'); }).then(function () {
  return new Promise(function () {}).timeout(1, 'late');
}).catch(Promise.TimeoutError, function (e) { console.log(e.name, e.message); });
