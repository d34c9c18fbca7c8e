'use strict';
// timers/promises. Compiled when first asked for, and only where there is a
// Promise.

function settings(options) {
  if (options === undefined) return { ref: true, signal: undefined };
  if (options === null || typeof options !== 'object') invalidArgType('options', 'of type object', options);
  var signal = options.signal;
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    invalidArgType('options.signal', 'an instance of AbortSignal', signal);
  }
  var ref = options.ref === undefined ? true : options.ref;
  if (typeof ref !== 'boolean') invalidArgType('options.ref', 'of type boolean', ref);
  return { ref: ref, signal: signal };
}

function abortError(signal) {
  var err = new Error('The operation was aborted');
  err.name = 'AbortError';
  err.code = 'ABORT_ERR';
  if (signal.reason !== undefined) {
    Object.defineProperty(err, 'cause', { value: signal.reason, writable: true, configurable: true });
  }
  return err;
}

// wait is a promise that start's callback fulfils and an abort rejects.
function wait(value, options, start, stop) {
  return new Promise(function (resolve, reject) {
    var o = settings(options);
    var signal = o.signal;
    if (signal && signal.aborted) throw abortError(signal);
    function onAbort() {
      stop(timer);
      reject(abortError(signal));
    }
    var timer = start(function () {
      if (signal) signal.removeEventListener('abort', onAbort);
      resolve(value);
    });
    if (!o.ref) timer.unref();
    if (signal) signal.addEventListener('abort', onAbort);
  });
}

exports.setTimeout = function setTimeout(delay, value, options) {
  return wait(value, options, function (done) { return timers.setTimeout(done, delay); }, timers.clearTimeout);
};

exports.setImmediate = function setImmediate(value, options) {
  return wait(value, options, timers.setImmediate, timers.clearImmediate);
};

exports.setInterval = function setInterval(delay, value, options) {
  var o = settings(options);
  var signal = o.signal;
  if (signal && signal.aborted) throw abortError(signal);
  var missed = 0;    // ticks nobody has asked for yet
  var waiting = [];
  var aborted = false;
  var timer = timers.setInterval(function () {
    if (waiting.length > 0) waiting.shift().resolve({ value: value, done: false });
    else missed++;
  }, delay);
  if (!o.ref) timer.unref();
  function stop() {
    timers.clearInterval(timer);
    if (signal) signal.removeEventListener('abort', onAbort);
  }
  function onAbort() {
    aborted = true;
    stop();
    while (waiting.length > 0) waiting.shift().reject(abortError(signal));
  }
  if (signal) signal.addEventListener('abort', onAbort);
  var iterator = {
    next: function () {
      if (aborted) return Promise.reject(abortError(signal));
      if (missed > 0) {
        missed--;
        return Promise.resolve({ value: value, done: false });
      }
      return new Promise(function (resolve, reject) { waiting.push({ resolve: resolve, reject: reject }); });
    },
    return: function () {
      stop();
      return Promise.resolve({ value: undefined, done: true });
    },
  };
  if (typeof Symbol === 'function' && Symbol.asyncIterator) {
    iterator[Symbol.asyncIterator] = function () { return this; };
  }
  return iterator;
};

exports.scheduler = {
  wait: function (delay, options) { return exports.setTimeout(delay, undefined, options); },
  yield: function () { return exports.setImmediate(); },
};
