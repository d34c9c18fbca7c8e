// async: series, parallel, waterfall, queue, auto, retry.
'use strict';
var async = require('async');
function later(x) { return function (done) { setImmediate(done, null, x); }; }
async.series([later(1), later(2)], function (err, r) {
  console.log('series', err, r.join());
  async.parallel({ a: later('x'), b: later('y') }, function (err, r) {
    console.log('parallel', JSON.stringify(r));
    async.waterfall([later(1), function (x, done) { done(null, x + 1); }], function (err, r) {
      console.log('waterfall', r);
      async.auto({ one: later(1), two: ['one', function (r, done) { done(null, r.one + 1); }] }, function (err, r) {
        console.log('auto', JSON.stringify(r));
        var tries = 0;
        async.retry(3, function (done) { tries++; done(tries < 3 ? new Error('no') : null, tries); }, function (err, r) {
          console.log('retry', err, r);
          async.mapLimit([1, 2, 3], 2, function (x, done) { setImmediate(done, null, x * x); }, function (err, r) {
            console.log('map', r.join());
            async.each([1, 2], function (x, done) { done(x === 2 ? new Error('two') : null); }, function (err) { console.log('each', err.message); });
          });
        });
      });
    });
  });
});
var q = async.queue(function (task, done) { console.log('task', task); done(); }, 2);
q.drain = function () { console.log('drained'); };
q.push(['a', 'b', 'c']);
