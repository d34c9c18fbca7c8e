'use strict';
// Loaded only where there are promises, generators and async functions.

var errors = need('errors'), kinds = need('kinds'), finished = need('finished').finished;

// An engine may lack async generators: here they are generators that yield
// wait(promise) where those would await.
function Wait(value) { this.value = value; }
exports.wait = function wait(value) { return new Wait(value); };

var prototype = {};
['next', 'throw', 'return'].forEach(function (kind) {
  Object.defineProperty(prototype, kind, {
    value: function (value) {
      var self = this;
      return new Promise(function (resolve, reject) {
        self.queue.push({ kind: kind, value: value, resolve: resolve, reject: reject });
        if (!self.running) advance(self);
      });
    }, writable: true, configurable: true
  });
});
Object.defineProperty(prototype, Symbol.asyncIterator, {
  value: function () { return this; }, writable: true, configurable: true
});
Object.defineProperty(prototype, Symbol.toStringTag, { value: 'AsyncGenerator', configurable: true });

// generate makes the object that an async generator function would return.
exports.generate = function (generator) {
  var self = Object.create(prototype);
  Object.defineProperty(self, 'queue', { value: [] });
  Object.defineProperty(self, 'running', { value: false, writable: true });
  Object.defineProperty(self, 'generator', { value: generator });
  return self;
};

function advance(self) {
  var request = self.queue[0];
  if (!request) return;
  self.running = true;
  if (request.kind !== 'return') return step(self, request.kind, request.value);
  Promise.resolve(request.value).then(
    function (value) { step(self, 'return', value); },
    function (err) { step(self, 'throw', err); });
}

function settle(self, how, value) {
  self.queue.shift()[how](value);
  self.running = false;
  advance(self);
}

function step(self, kind, value) {
  var got;
  try {
    got = self.generator[kind](value);
  } catch (err) {
    return settle(self, 'reject', err);
  }
  var waits = got.value instanceof Wait;
  if (got.done && (got.value === undefined || kind === 'return')) {
    return settle(self, 'resolve', { value: got.value, done: true });
  }
  Promise.resolve(waits ? got.value.value : got.value).then(function (v) {
    if (waits) step(self, 'next', v);
    else settle(self, 'resolve', { value: v, done: got.done });
  }, function (err) {
    if (got.done) settle(self, 'reject', err);
    else step(self, 'throw', err);
  });
}

// iterator gives the iterator that for await would take, and close what it does
// on leaving early.
exports.iterator = function (iterable) {
  var make = iterable[Symbol.asyncIterator];
  if (make) return make.call(iterable);
  return iterable[Symbol.iterator]();
};

// each is for await (const value of iterable): f may return false to leave.
exports.each = async function (iterable, f) {
  var it = exports.iterator(iterable), async = !!iterable[Symbol.asyncIterator];
  for (;;) {
    var got = await it.next();
    if (got.done) return;
    var left = true;
    try {
      var said = f(async ? got.value : await got.value);
      if (said && typeof said.then === 'function') said = await said;
      left = said === false;
    } finally {
      if (left && it.return) {
        try { await it.return(); } catch (err) { /* what f threw counts */ }
      }
    }
    if (left) return;
  }
};

// of is readable[Symbol.asyncIterator]() and readable.iterator(options).
exports.of = function (source, options) {
  if (options !== undefined) errors.checkObject(options, 'options');
  return streamToAsyncIterator(source, options);
};

function streamToAsyncIterator(source, options) {
  if (typeof source.read !== 'function') source = stream.Readable.wrap(source, { objectMode: true });
  var iterator = exports.generate(chunksOf(source, options));
  iterator.stream = source;
  return iterator;
}

function* chunksOf(source, options) {
  var callback = function () {};
  function next(resolve) {
    if (this === source) {
      callback();
      callback = function () {};
    } else {
      callback = resolve;
    }
  }
  source.on('readable', next);
  var error;
  var cleanup = finished(source, { writable: false }, function (err) {
    error = err ? errors.both(error, err) : null;
    callback();
    callback = function () {};
  });
  try {
    for (;;) {
      var chunk = source.destroyed ? null : source.read();
      if (chunk !== null) yield chunk;
      else if (error) throw error;
      else if (error === null) return;
      else yield exports.wait(new Promise(next));
    }
  } catch (err) {
    error = errors.both(error, err);
    throw error;
  } finally {
    if ((error || !options || options.destroyOnReturn !== false) &&
        (error === undefined || source._readableState.autoDestroy)) {
      need('destroy').destroy(source, null);
    } else {
      source.removeListener('readable', next);
      cleanup();
    }
  }
}

// dispose is readable[Symbol.asyncDispose]().
exports.dispose = function (source) {
  var err;
  if (!source.destroyed) {
    err = source.readableEnded ? null : errors.abortError();
    source.destroy(err);
  }
  return new Promise(function (resolve, reject) {
    finished(source, function (e) {
      if (e && e !== err) reject(e);
      else resolve(null);
    });
  });
};

// pump writes what an iterable gives to a stream.
exports.pump = async function (iterable, writable, finish, end) {
  var error, onresolve = null;
  function resume(err) {
    if (err) error = err;
    if (onresolve) {
      var f = onresolve;
      onresolve = null;
      f();
    }
  }
  function drained() {
    return new Promise(function (resolve, reject) {
      if (error) reject(error);
      else onresolve = function () { if (error) reject(error); else resolve(); };
    });
  }
  writable.on('drain', resume);
  var cleanup = finished(writable, { readable: false }, resume);
  try {
    if (writable.writableNeedDrain) await drained();
    await exports.each(iterable, async function (chunk) {
      if (!writable.write(chunk)) await drained();
    });
    if (end) {
      writable.end();
      await drained();
    }
    finish();
  } catch (err) {
    finish(error !== err ? errors.both(error, err) : err);
  } finally {
    cleanup();
    writable.removeListener('drain', resume);
  }
};

// What Readable.from does where it must wait: close lets go of the iterator,
// feedAsync takes from an asynchronous one, feedAwaited promises from another.
exports.close = async function (iterator, err) {
  if (err !== undefined && err !== null && typeof iterator.throw === 'function') {
    var got = await iterator.throw(err);
    await got.value;
    if (got.done) return;
  }
  if (typeof iterator.return === 'function') {
    var last = await iterator.return();
    await last.value;
  }
};

// give tells whether to go on.
function give(feed, value) {
  if (value === null) {
    feed.reading = false;
    throw errors.nullValues();
  }
  if (feed.readable.push(value)) return true;
  feed.reading = false;
  return false;
}

exports.feedAsync = async function (feed) {
  try {
    for (;;) {
      var got = await feed.iterator.next();
      if (got.done) {
        feed.readable.push(null);
        return;
      }
      if (!give(feed, got.value)) return;
    }
  } catch (err) {
    feed.readable.destroy(err);
  }
};

exports.feedAwaited = async function (feed, first) {
  feed.awaits = true;
  try {
    if (first && !give(feed, await first)) return;
    for (;;) {
      var got = feed.iterator.next();
      if (got.done) {
        feed.readable.push(null);
        return;
      }
      var value = got.value;
      if (value && typeof value.then === 'function') value = await value;
      if (!give(feed, value)) return;
    }
  } catch (err) {
    feed.readable.destroy(err);
  }
};
