'use strict';

var errors = need('errors');

// from is Readable.from, and what Duplex.from does of an iterable.
exports.from = function (Class, iterable, options) {
  if (typeof iterable === 'string' || iterable instanceof Buffer) {
    return new Class(merge({
      objectMode: true,
      read: function () {
        this.push(iterable);
        this.push(null);
      }
    }, options));
  }
  var iterator, async = false;
  if (iterable && typeof Symbol !== 'undefined' && iterable[Symbol.asyncIterator]) {
    async = true;
    iterator = iterable[Symbol.asyncIterator]();
  } else if (iterable && typeof Symbol !== 'undefined' && iterable[Symbol.iterator]) {
    iterator = iterable[Symbol.iterator]();
  } else if (typeof Symbol === 'undefined' && Array.isArray(iterable)) {
    iterator = list(iterable);
  } else {
    native.invalidArgType('iterable', 'an instance of Iterable', iterable);
  }

  var readable = new Class(merge({ objectMode: true, highWaterMark: 1 }, options));
  // Between the await of a value and its push nobody may ask for another.
  var reading = false;

  readable._read = function () {
    if (reading) return;
    reading = true;
    next();
  };
  readable._destroy = function (err, callback) {
    if (typeof Promise === 'undefined') return callback(err);
    close(err).then(
      function () { process.nextTick(callback, err); },
      function (e) { process.nextTick(callback, e || err); });
  };

  function close(err) {
    var hadError = err !== undefined && err !== null;
    var step;
    try {
      if (hadError && typeof iterator.throw === 'function') {
        step = Promise.resolve(iterator.throw(err)).then(function (got) {
          return Promise.resolve(got.value).then(function () { return got.done; });
        });
      } else {
        step = Promise.resolve(false);
      }
    } catch (thrown) {
      return Promise.reject(thrown);
    }
    return step.then(function (done) {
      if (done || typeof iterator.return !== 'function') return undefined;
      return Promise.resolve(iterator.return()).then(function (got) { return got.value; });
    });
  }

  function fail(err) { readable.destroy(err); }

  function next() {
    for (;;) {
      var got;
      try {
        got = iterator.next();
      } catch (err) {
        return fail(err);
      }
      if (async) {
        Promise.resolve(got).then(function (got) { if (take(got)) next(); }).then(undefined, fail);
        return undefined;
      }
      try {
        if (!take(got)) return undefined;
      } catch (err) {
        return fail(err);
      }
    }
  }

  // take tells whether to go on at once.
  function take(got) {
    if (got.done) {
      readable.push(null);
      return false;
    }
    var value = got.value;
    if (value && typeof value.then === 'function') {
      Promise.resolve(value).then(function (v) { if (give(v)) next(); }).then(undefined, fail);
      return false;
    }
    return give(value);
  }

  function give(value) {
    if (value === null) {
      reading = false;
      throw errors.nullValues();
    }
    if (readable.push(value)) return true;
    reading = false;
    return false;
  }
  return readable;
};

function merge(into, options) {
  for (var name in options) into[name] = options[name];
  return into;
}

function list(items) {
  var i = 0;
  return {
    next: function () {
      return i < items.length ? { value: items[i++], done: false } : { value: undefined, done: true };
    }
  };
}
