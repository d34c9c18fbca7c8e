'use strict';
// timers/promises. Compiled when first asked for, and only where there is a
// Promise.

// settings checks what the three functions have in common.
function settings(delay, options) {
  if (delay !== undefined && typeof delay !== 'number') internal.invalidArgType('delay', 'of type number', delay);
  if (options === undefined) return { ref: true, signal: undefined };
  internal.checkOptions(options);
  var signal = options.signal;
  internal.checkSignal(signal);
  var ref = options.ref;
  if (ref !== undefined && typeof ref !== 'boolean') internal.invalidArgType('options.ref', 'of type boolean', ref);
  return { ref: ref !== false, signal: signal };
}

// wait is a promise that start's callback fulfils and an abort rejects.
function wait(delay, value, options, start, stop) {
  return new Promise(function (resolve, reject) {
    var o = settings(delay, options);
    var signal = o.signal;
    if (signal && signal.aborted) throw internal.abortError(signal);
    function onAbort() {
      stop(timer);
      reject(internal.abortError(signal));
    }
    var timer = start(function () {
      if (signal) signal.removeEventListener('abort', onAbort);
      resolve(value);
    });
    if (!o.ref) timer.unref();
    if (signal) signal.addEventListener('abort', onAbort, { once: true });
  });
}

exports.setTimeout = function setTimeout(delay, value) {
  return wait(delay, value, arguments[2], function (done) { return timers.setTimeout(done, delay); }, timers.clearTimeout);
};

exports.setImmediate = function setImmediate(value) {
  return wait(undefined, value, arguments[1], timers.setImmediate, timers.clearImmediate);
};

// Ticks is what setInterval gives: an async generator in all but its syntax.
// Nothing starts, and nothing is checked, before the first next.
function Ticks(delay, value, options) {
  Object.defineProperty(this, 'state', {
    value: {
      delay: delay, value: value, options: options,
      started: false, finished: false,
      missed: 0,        // ticks nobody has asked for yet
      tick: undefined,  // resolves who waits for one
      queue: Promise.resolve(),
    },
  });
}

function start(s) {
  s.started = true;
  var o = settings(s.delay, s.options);
  s.signal = o.signal;
  if (s.signal && s.signal.aborted) throw internal.abortError(s.signal);
  function wake() {
    if (s.tick) s.tick();
    s.tick = undefined;
  }
  s.timer = timers.setInterval(function () {
    s.missed++;
    wake();
  }, s.delay);
  if (!o.ref) s.timer.unref();
  if (s.signal) {
    s.onAbort = function () {
      timers.clearInterval(s.timer);
      wake();
    };
    s.signal.addEventListener('abort', s.onAbort, { once: true });
  }
}

function finish(s) {
  s.finished = true;
  if (s.timer) timers.clearInterval(s.timer);
  if (s.onAbort) s.signal.removeEventListener('abort', s.onAbort);
}

function take(s) {
  if (s.finished) return { value: undefined, done: true };
  if (s.missed > 0) {
    s.missed--;
    return { value: s.value, done: false };
  }
  try {
    if (!s.started) start(s);
    if (s.signal && s.signal.aborted) throw internal.abortError(s.signal);
  } catch (err) {
    finish(s);
    throw err;
  }
  return new Promise(function (resolve) { s.tick = resolve; }).then(function () { return take(s); });
}

// inTurn runs f when all that was asked for before has been answered.
function inTurn(s, f) {
  var answer = s.queue.then(function () { return f(s); });
  s.queue = answer.then(undefined, function () {});
  return answer;
}

function method(name, f) {
  Object.defineProperty(Ticks.prototype, name, { value: f, writable: true, configurable: true });
}
Object.defineProperty(Ticks.prototype, 'constructor', { value: Object, enumerable: false });
method('next', function next() { return inTurn(this.state, take); });
method('return', function (value) {
  return inTurn(this.state, function (s) {
    finish(s);
    return { value: value, done: true };
  });
});
method('throw', function (error) {
  return inTurn(this.state, function (s) {
    finish(s);
    throw error;
  });
});
if (typeof Symbol === 'function' && Symbol.asyncIterator) {
  method(Symbol.asyncIterator, function () { return this; });
  Object.defineProperty(Ticks.prototype, Symbol.toStringTag, { value: 'AsyncGenerator', configurable: true });
}

exports.setInterval = function setInterval(delay, value) { return new Ticks(delay, value, arguments[2]); };

function Scheduler() { internal.illegal(); }
Object.defineProperty(Scheduler.prototype, 'yield', {
  value: function () {
    if (!(this instanceof Scheduler)) internal.invalidThis('Scheduler');
    return exports.setImmediate();
  }, writable: true, configurable: true,
});
Object.defineProperty(Scheduler.prototype, 'wait', {
  value: function wait(delay, options) {
    if (!(this instanceof Scheduler)) internal.invalidThis('Scheduler');
    return exports.setTimeout(delay, undefined, options);
  }, writable: true, configurable: true,
});
exports.scheduler = Object.create(Scheduler.prototype);
if (typeof Symbol === 'function') exports.scheduler[Symbol('kScheduler')] = true;
