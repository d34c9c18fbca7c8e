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
  // While it is true there is somebody who gets the next value.
  var feed = { readable: readable, iterator: iterator, reading: false, awaits: false };
  readable._read = function () {
    if (feed.reading) return;
    feed.reading = true;
    if (async) need('iterate').feedAsync(feed);
    else if (feed.awaits) need('iterate').feedAwaited(feed);
    else next();
  };
  readable._destroy = function (err, callback) {
    if (typeof Promise === 'undefined') return callback(err);
    need('iterate').close(iterator, err).then(
      function () { process.nextTick(callback, err); },
      function (e) { process.nextTick(callback, e || err); });
  };

  function next() {
    try {
      for (;;) {
        var got = iterator.next();
        if (got.done) {
          readable.push(null);
          return;
        }
        if (got.value && typeof got.value.then === 'function') {
          need('iterate').feedAwaited(feed, got.value);
          return;
        }
        if (got.value === null) {
          feed.reading = false;
          throw errors.nullValues();
        }
        if (!readable.push(got.value)) break;
      }
      feed.reading = false;
    } catch (err) {
      readable.destroy(err);
    }
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
