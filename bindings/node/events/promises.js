'use strict';
// The parts of events that give promises. Compiled when first used, and only
// where there is a Promise.

function isSignal(signal) {
  return signal !== null && typeof signal === 'object' && 'aborted' in signal;
}

function checkSignal(options) {
  var signal = options && options.signal;
  if (signal === undefined) return undefined;
  if (!isSignal(signal)) invalidArgType('options.signal', 'an instance of AbortSignal', signal);
  if (signal.aborted) throw abortError(signal);
  return signal;
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

// Emitters have on, event targets addEventListener.
function listen(source, name, listener, once) {
  if (typeof source.on === 'function') {
    if (once) source.once(name, listener);
    else source.on(name, listener);
  } else if (typeof source.addEventListener === 'function') {
    source.addEventListener(name, listener, { once: once });
  } else {
    invalidArgType('emitter', 'an instance of EventEmitter', source);
  }
}

function ignore(source, name, listener) {
  if (typeof source.removeListener === 'function') source.removeListener(name, listener);
  else source.removeEventListener(name, listener);
}

exports.once = function once(emitter, name, options) {
  return new Promise(function (resolve, reject) {
    var signal = checkSignal(options);
    var watchesErrors = name !== 'error' && typeof emitter.once === 'function';
    function finish() {
      ignore(emitter, name, onEvent);
      if (watchesErrors) ignore(emitter, 'error', onError);
      if (signal) ignore(signal, 'abort', onAbort);
    }
    function onEvent() { finish(); resolve(Array.prototype.slice.call(arguments)); }
    function onError(err) { finish(); reject(err); }
    function onAbort() { finish(); reject(abortError(signal)); }
    listen(emitter, name, onEvent, true);
    if (watchesErrors) emitter.once('error', onError);
    if (signal) listen(signal, 'abort', onAbort, true);
  });
};

exports.on = function on(emitter, name, options) {
  var signal = checkSignal(options);
  var events = [];     // that nobody has asked for yet
  var waiting = [];    // promises nobody has answered yet
  var listening = [];
  var failure = null;  // { error } to hand out once
  var finished = false;

  function result(value, done) { return { value: value, done: done }; }
  function attach(source, event, listener) {
    listen(source, event, listener, false);
    listening.push([source, event, listener]);
  }
  function onEvent() {
    var args = Array.prototype.slice.call(arguments);
    if (waiting.length > 0) waiting.shift().resolve(result(args, false));
    else events.push(args);
  }
  function fail(error) {
    if (waiting.length > 0) waiting.shift().reject(error);
    else failure = { error: error };
    close();
  }
  function close() {
    listening.forEach(function (l) { ignore(l[0], l[1], l[2]); });
    listening = [];
    finished = true;
    while (waiting.length > 0) waiting.shift().resolve(result(undefined, true));
    return Promise.resolve(result(undefined, true));
  }

  var iterator = {
    next: function () {
      if (events.length > 0) return Promise.resolve(result(events.shift(), false));
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
      if (!(error instanceof Error)) invalidArgType('EventEmitter.AsyncIterator', 'an instance of Error', error);
      fail(error);
    },
  };
  if (typeof Symbol === 'function' && Symbol.asyncIterator) {
    iterator[Symbol.asyncIterator] = function () { return this; };
  }
  attach(emitter, name, onEvent);
  if (name !== 'error' && typeof emitter.on === 'function') attach(emitter, 'error', fail);
  var closing = (options && options.close) || [];
  for (var i = 0; i < closing.length; i++) attach(emitter, closing[i], close);
  if (signal) attach(signal, 'abort', function () { fail(abortError(signal)); });
  return iterator;
};

exports.catchRejection = function (emitter, promise, name) {
  var then = promise.then;
  if (typeof then !== 'function') return;
  var args = Array.prototype.slice.call(arguments, 3);
  then.call(promise, undefined, function (error) {
    // Out of the promise's job, so that a throw here is an uncaught exception.
    nextTick(function () {
      var handler = emitter[Symbol.for('nodejs.rejection')];
      if (typeof handler === 'function') handler.apply(emitter, [error, name].concat(args));
      else emitError(emitter, error);
    });
  });
};
