'use strict';
// The parts of events that give promises. Compiled when first used, and only
// where there is a Promise.

// Emitters have on, event targets addEventListener.
function listen(source, name, listener, once) {
  if (typeof source.on === 'function') {
    if (once) source.once(name, listener);
    else source.on(name, listener);
  } else if (typeof source.addEventListener === 'function') {
    source.addEventListener(name, listener, { once: once });
  } else {
    internal.invalidArgType('emitter', 'an instance of EventEmitter', source);
  }
}

function ignore(source, name, listener) {
  if (typeof source.removeListener === 'function') source.removeListener(name, listener);
  else if (typeof source.removeEventListener === 'function') source.removeEventListener(name, listener);
  else internal.invalidArgType('emitter', 'an instance of EventEmitter', source);
}

// Node's is an async function that gives a promise: it is heard of a few
// microtasks later than that.
exports.once = function once(emitter, name, options) {
  return new Promise(function (resolve) { resolve(promiseOnce(emitter, name, options)); });
};

function promiseOnce(emitter, name, options) {
  return new Promise(function (resolve, reject) {
    var signal = internal.checkSignal(options ? options.signal : undefined);
    function onEvent() {
      if (typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
      if (signal) ignore(signal, 'abort', onAbort);
      resolve(Array.prototype.slice.call(arguments));
    }
    function onError(err) {
      emitter.removeListener(name, onEvent);
      if (signal) ignore(signal, 'abort', onAbort);
      reject(err);
    }
    function onAbort() {
      ignore(emitter, name, onEvent);
      ignore(emitter, 'error', onError);
      reject(internal.abortError(signal));
    }
    listen(emitter, name, onEvent, true);
    if (name !== 'error' && typeof emitter.once === 'function') emitter.once('error', onError);
    if (signal) listen(signal, 'abort', onAbort, true);
  });
}

function first(a, b, otherwise) {
  if (a !== undefined && a !== null) return a;
  return b !== undefined && b !== null ? b : otherwise;
}

// alone asks for the first argument of each event alone; Node's own modules do.
exports.on = function on(emitter, name, options, alone) {
  if (options === undefined) options = {};
  var signal = internal.checkSignal(options.signal);
  var high = internal.integer('options.highWaterMark', first(options.highWaterMark, options.highWatermark, 9007199254740991));
  var low = internal.integer('options.lowWaterMark', first(options.lowWaterMark, options.lowWatermark, 1));
  var events = [];     // that nobody has asked for yet
  var waiting = [];    // promises nobody has answered yet
  var listening = [];
  var failure = null;  // { error } to hand out once
  var finished = false;
  var paused = false;

  function result(value, done) { return { value: value, done: done }; }
  function attach(source, event, listener) {
    listen(source, event, listener, false);
    listening.push([source, event, listener]);
  }
  function onEvent() {
    var args = alone ? arguments[0] : Array.prototype.slice.call(arguments);
    if (waiting.length > 0) {
      waiting.shift().resolve(result(args, false));
      return;
    }
    events.push(args);
    if (!paused && events.length > high) {
      paused = true;
      emitter.pause();
    }
  }
  function fail(error) {
    if (waiting.length > 0) waiting.shift().reject(error);
    else failure = { error: error };
    close();
  }
  function close() {
    if (signal) signal.removeEventListener('abort', onAbort);
    listening.forEach(function (l) { ignore(l[0], l[1], l[2]); });
    listening = [];
    finished = true;
    var done = result(undefined, true);
    while (waiting.length > 0) waiting.shift().resolve(done);
    return Promise.resolve(done);
  }
  function onAbort() { fail(internal.abortError(signal)); }

  var iterator = {
    next: function () {
      if (events.length > 0) {
        var args = events.shift();
        if (paused && events.length < low) {
          emitter.resume();
          paused = false;
        }
        return Promise.resolve(result(args, false));
      }
      if (failure) {
        var error = failure.error;
        failure = null;
        return Promise.reject(error);
      }
      if (finished) return close();
      return new Promise(function (resolve, reject) { waiting.push({ resolve: resolve, reject: reject }); });
    },
    return: function () { return close(); },
    throw: function (error) {
      if (!(error instanceof Error)) internal.invalidArgType('EventEmitter.AsyncIterator', 'an instance of Error', error);
      fail(error);
    },
  };
  if (typeof Symbol === 'function' && Symbol.asyncIterator) {
    iterator[Symbol.asyncIterator] = function () { return this; };
  }
  attach(emitter, name, onEvent);
  if (name !== 'error' && typeof emitter.on === 'function') attach(emitter, 'error', fail);
  var closing = options.close || [];
  for (var i = 0; i < closing.length; i++) attach(emitter, closing[i], close);
  if (signal) signal.addEventListener('abort', onAbort, { once: true });
  return iterator;
};

exports.catchRejection = function (emitter, promise, name) {
  var then = promise.then;
  if (typeof then !== 'function') return;
  var args = Array.prototype.slice.call(arguments, 3);
  then.call(promise, undefined, function (error) {
    // Out of the promise's job, so that a throw here is an uncaught exception.
    internal.nextTick(function () {
      var handler = typeof Symbol === 'function' && emitter[Symbol.for('nodejs.rejection')];
      if (typeof handler === 'function') handler.apply(emitter, [error, name].concat(args));
      else internal.emitError(emitter, error);
    });
  });
};
