// q: promises, all, spread, node callbacks, progress of time.
'use strict';
var Q = require('q');
Q.fcall(function () { return 1; }).then(function (x) { console.log(x); return Q.all([2, Q.delay(3, 1)]); }).spread(function (a, b) {
  console.log(a, b);
  return Q.nfcall(require('fs').readFile, 'nothing');
}).fail(function (e) { console.log(e.code); return Q.allSettled([Q.reject(new Error('x')), 1]); }).then(function (r) {
  console.log(r.map(function (s) { return s.state; }).join());
  var d = Q.defer();
  setTimeout(d.resolve, 1, 'deferred');
  return d.promise;
}).then(console.log).then(function () { return Q.Promise(function (resolve) { resolve('made'); }).timeout(1000); }).then(console.log)
  .fin(function () { console.log('fin'); }).done();
console.log('main', Q.isPromise(Q(1)), Q(1).inspect().state);
