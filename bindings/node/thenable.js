'use strict';
// A promise for engines without Promise: executor gets resolve and reject,
// later queues a microtask, unheard is told of a rejection and asks afterwards
// whether somebody has listened.
function Thenable(executor) {
  var state = 'pending', value, waiting = [], heard = false;

  function settle(to, v) {
    state = to;
    value = v;
    waiting.forEach(later);
    waiting = null;
    if (to === 'rejected') unheard(function () { return heard; }, v);
  }

  // Of resolve and reject only the first call counts.
  function functions() {
    var called = false;
    function once(f) {
      return function (v) {
        if (called) return;
        called = true;
        f(v);
      };
    }
    return [once(resolve), once(function (v) { settle('rejected', v); })];
  }

  function resolve(v) {
    var then, both = functions();
    if (v === self) return both[1](new TypeError('Chaining cycle detected for promise #<Promise>'));
    if (v === null || typeof v !== 'object' && typeof v !== 'function') return settle('fulfilled', v);
    try {
      then = v.then;
    } catch (e) {
      return both[1](e);
    }
    if (typeof then !== 'function') return settle('fulfilled', v);
    later(function () {
      try {
        then.call(v, both[0], both[1]);
      } catch (e) {
        both[1](e);
      }
    });
  }

  var self = {
    then: function (onFulfilled, onRejected) {
      heard = true;
      return Thenable(function (resolve, reject) {
        function react() {
          var f = state === 'fulfilled' ? onFulfilled : onRejected;
          if (typeof f !== 'function') return (state === 'fulfilled' ? resolve : reject)(value);
          try {
            resolve(f(value));
          } catch (e) {
            reject(e);
          }
        }
        if (waiting) waiting.push(react);
        else later(react);
      });
    },
    'catch': function (onRejected) { return self.then(undefined, onRejected); },
    'finally': function (f) {
      return self.then(
        function (v) { return Thenable(function (resolve) { resolve(f()); }).then(function () { return v; }); },
        function (e) { return Thenable(function (resolve) { resolve(f()); }).then(function () { throw e; }); });
    },
  };

  var first = functions();
  executor(first[0], first[1]);
  return self;
}
return Thenable(executor);
