'use strict';
// The iterator helpers of Readable. Loaded only where there are promises.

var errors = need('errors'), iterate = need('iterate'), finished = need('finished').finished;
var wait = iterate.wait, each = iterate.each;
var none = {}, end = {};

function given(v) { return v !== undefined && v !== null; }

function checkFunction(v, name) {
  if (typeof v !== 'function') native.invalidArgType(name, 'of type function or an instance of AsyncFunction', v);
}

function checkOptions(options) {
  if (given(options)) errors.checkObject(options, 'options');
  if (options && given(options.signal)) errors.checkSignal(options.signal, 'options.signal');
}

function aborted(options) { return !!(options && options.signal && options.signal.aborted); }
function abortError(options) { return errors.abortError(options && options.signal ? options.signal.reason : undefined); }

// A stream of what a generator yields; one that yields wait(...) for await.
function readable(generator) { return stream.Readable.from(iterate.generate(generator)); }

// values goes through a stream in a generator: yield* values(it, f) calls f
// with each, which may be a generator; false leaves.
function* values(source, f) {
  var it = iterate.iterator(source), over = false;
  try {
    for (;;) {
      var got = yield wait(it.next());
      if (got.done) {
        over = true;
        return;
      }
      if ((yield* f(got.value)) === false) return;
    }
  } catch (err) {
    // An iterator that failed is over by itself.
    throw err;
  } finally {
    if (!over && it.return) yield wait(it.return());
  }
}

function map(fn, options) {
  checkFunction(fn, 'fn');
  checkOptions(options);
  var concurrency = 1, mark;
  if (options && given(options.concurrency)) concurrency = Math.floor(options.concurrency);
  mark = concurrency - 1;
  if (options && given(options.highWaterMark)) mark = Math.floor(options.highWaterMark);
  errors.checkInteger(concurrency, 'options.concurrency', 1);
  errors.checkInteger(mark, 'options.highWaterMark', 0);
  return mapped(this, fn, options, concurrency, mark + concurrency);
}

function* mapped(source, fn, options, concurrency, mark) {
  var outer = options && options.signal, controller, signal = outer;
  if (typeof AbortController === 'function') {
    controller = new AbortController();
    signal = controller.signal;
    if (outer) errors.onAbort(outer, function () { controller.abort(outer.reason); });
    if (outer && outer.aborted) controller.abort(outer.reason);
  }
  var queue = [], next = null, resume = null, done = false, count = 0;
  function failed() {
    done = true;
    processed();
  }
  function processed() {
    count--;
    maybeResume();
  }
  function maybeResume() {
    if (resume && !done && count < concurrency && queue.length < mark) {
      resume();
      resume = null;
    }
  }
  function wake() {
    if (!next) return;
    next();
    next = null;
  }
  async function pump() {
    try {
      await each(source, async function (v) {
        if (done) return false;
        if (signal && signal.aborted) throw errors.abortError(outer && outer.reason);
        try {
          v = fn(v, { signal: signal });
          if (v === none) return undefined;
          v = Promise.resolve(v);
        } catch (err) {
          v = Promise.reject(err);
        }
        count++;
        v.then(processed, failed);
        queue.push(v);
        wake();
        if (!done && (queue.length >= mark || count >= concurrency)) {
          await new Promise(function (resolve) { resume = resolve; });
        }
        return undefined;
      });
      queue.push(end);
    } catch (err) {
      var failure = Promise.reject(err);
      failure.then(processed, failed);
      queue.push(failure);
    } finally {
      done = true;
      wake();
    }
  }
  pump();
  try {
    for (;;) {
      while (queue.length > 0) {
        var v = yield wait(queue[0]);
        if (v === end) return;
        if (signal && signal.aborted) throw errors.abortError(outer && outer.reason);
        if (v !== none) yield v;
        queue.shift();
        maybeResume();
      }
      yield wait(new Promise(function (resolve) { next = resolve; }));
    }
  } finally {
    done = true;
    if (resume) {
      resume();
      resume = null;
    }
  }
}

function filter(fn, options) {
  checkFunction(fn, 'fn');
  return map.call(this, async function (v, o) { return (await fn(v, o)) ? v : none; }, options);
}

function* flatMap(source, fn, options) {
  yield* values({ [Symbol.asyncIterator]: function () { return iterate.generate(map.call(source, fn, options)); } }, function* (v) {
    if (v && v[Symbol.asyncIterator]) {
      yield* values(v, function* (x) { yield x; });
    } else {
      for (var x of v) yield x;
    }
  });
}

function* asIndexedPairs(source, options) {
  var i = 0;
  yield* values(source, function* (v) {
    if (aborted(options)) throw abortError(options);
    yield [i++, v];
  });
}

function toCount(n) {
  n = Number(n);
  if (n !== n) return 0;
  if (n < 0) native.outOfRange('number', '>= 0', n);
  return n;
}

function* drop(source, n, options) {
  if (aborted(options)) throw abortError(options);
  yield* values(source, function* (v) {
    if (aborted(options)) throw abortError(options);
    if (n-- <= 0) yield v;
  });
}

function* take(source, n, options) {
  if (aborted(options)) throw abortError(options);
  yield* values(source, function* (v) {
    if (aborted(options)) throw abortError(options);
    if (n-- > 0) yield v;
    return n > 0;
  });
}

exports.map = function (self, fn, options) { return readable(map.call(self, fn, options)); };
exports.filter = function (self, fn, options) { return readable(filter.call(self, fn, options)); };
exports.flatMap = function (self, fn, options) {
  map.call(self, fn, options).return();
  return readable(flatMap(self, fn, options));
};
exports.asIndexedPairs = function (self, options) {
  checkOptions(options);
  return readable(asIndexedPairs(self, options));
};
exports.drop = function (self, n, options) {
  checkOptions(options);
  return readable(drop(self, toCount(n), options));
};
exports.take = function (self, n, options) {
  checkOptions(options);
  return readable(take(self, toCount(n), options));
};

async function some(source, fn, options) {
  var found = false;
  await each(iterable(filter.call(source, fn, options)), function () {
    found = true;
    return false;
  });
  return found;
}

function iterable(generator) { return iterate.generate(generator); }

exports.some = async function (self, fn, options) { return some(self, fn, options); };
exports.every = async function (self, fn, options) {
  checkFunction(fn, 'fn');
  return !(await some(self, async function () { return !(await fn.apply(undefined, arguments)); }, options));
};
exports.find = async function (self, fn, options) {
  var found;
  await each(iterable(filter.call(self, fn, options)), function (v) {
    found = v;
    return false;
  });
  return found;
};
exports.forEach = async function (self, fn, options) {
  checkFunction(fn, 'fn');
  await each(iterable(map.call(self, async function (v, o) {
    await fn(v, o);
    return none;
  }, options)), function () {});
};
exports.toArray = async function (self, options) {
  checkOptions(options);
  var all = [];
  await each(self, function (v) {
    if (aborted(options)) throw abortError(options);
    all.push(v);
  });
  return all;
};
exports.reduce = async function (self, reducer, initial, options) {
  checkFunction(reducer, 'reducer');
  checkOptions(options);
  var has = arguments.length > 2;
  if (aborted(options)) {
    var err = abortError(options);
    self.once('error', function () {});
    await new Promise(function (resolve) { finished(self.destroy(err), function () { resolve(); }); });
    throw err;
  }
  var controller = typeof AbortController === 'function' ? new AbortController() : { abort: function () {} };
  if (options && options.signal) errors.onAbort(options.signal, function () { controller.abort(options.signal.reason); });
  var got = false;
  try {
    await each(self, async function (v) {
      got = true;
      if (aborted(options)) throw errors.abortError();
      if (!has) {
        initial = v;
        has = true;
      } else {
        initial = await reducer(initial, v, { signal: controller.signal });
      }
    });
    if (!got && !has) throw native.error('TypeError', 'ERR_MISSING_ARGS', 'Reduce of an empty stream requires an initial value');
  } finally {
    controller.abort();
  }
  return initial;
};
