'use strict';
var kinds = need('kinds'), errors = need('errors'), finished = need('finished').finished;
var destroyer = need('destroy').destroy;

function once(f) { return errors.once(f); }

// from is Duplex.from: whatever can be read, written or called, as a Duplex.
exports.from = function from(body, name) {
  name = name || 'body';
  if (kinds.isDuplexNode(body)) return body;
  if (kinds.isReadableNode(body)) return join({ readable: body });
  if (kinds.isWritableNode(body)) return join({ writable: body });
  if (kinds.isNode(body)) return join({ writable: false, readable: false });
  if (typeof body === 'function') return ofFunction(body, name);
  if (body && typeof body === 'object' && typeof Blob === 'function' && body instanceof Blob) return from(body.arrayBuffer());
  if (kinds.isIterable(body)) return need('from').from(Half, body, { objectMode: true, writable: false });
  if (body && (typeof body.writable === 'object' || typeof body.readable === 'object')) {
    return join({
      readable: body.readable ? kinds.isReadableNode(body.readable) ? body.readable : from(body.readable) : undefined,
      writable: body.writable ? kinds.isWritableNode(body.writable) ? body.writable : from(body.writable) : undefined
    });
  }
  if (body && typeof body.then === 'function') {
    var d;
    body.then(function (v) {
      if (v !== null && v !== undefined) d.push(v);
      d.push(null);
    }, function (err) { destroyer(d, err); });
    d = new Half({ objectMode: true, writable: false, read: function () {} });
    return d;
  }
  native.invalidArgType(name, 'of type function or an instance of Blob, ReadableStream, WritableStream, Stream, Iterable, AsyncIterable, or Promise or { readable, writable } pair', body);
};

// Half is a Duplex that is destroyed by its one side alone.
function Half(options) {
  if (!(this instanceof Half)) return new Half(options);
  stream.Duplex.call(this, options);
  if (options && options.readable === false) {
    this._readableState.readable = false;
    this._readableState.ended = true;
    this._readableState.endEmitted = true;
  }
  if (options && options.writable === false) {
    this._writableState.writable = false;
    this._writableState.ending = true;
    this._writableState.ended = true;
    this._writableState.finished = true;
  }
}
Half.prototype = Object.create(stream.Duplex.prototype, {
  constructor: { value: stream.Duplex, writable: true, configurable: true }
});

function ofFunction(body, name) {
  var iterate = need('iterate'), feed = feeder(iterate, body), v = feed.value, d;
  if (kinds.isIterable(v)) {
    return need('from').from(Half, v, { objectMode: true, write: feed.write, final: feed.final, destroy: feed.destroy });
  }
  if (v && typeof v.then === 'function') {
    var promise = v.then(function (got) {
      if (got !== null && got !== undefined) throw errors.returnValue('nully', 'body', got);
    }, function (err) { destroyer(d, err); });
    d = new Half({
      objectMode: true, readable: false, write: feed.write,
      final: function (callback) {
        feed.final(function () {
          promise.then(function () { process.nextTick(callback, null); }, function (err) { process.nextTick(callback, err); });
        });
      },
      destroy: feed.destroy
    });
    return d;
  }
  throw errors.returnValue('Iterable, AsyncIterable or AsyncFunction', name, v);
}

// feeder gives a function what is written, as an async generator.
function feeder(iterate, body) {
  var resolve, promise = new Promise(function (r) { resolve = r; });
  var controller = typeof AbortController === 'function' ? new AbortController() : { abort: function () {} };
  var signal = controller.signal;
  function* written() {
    for (;;) {
      var waiting = promise;
      promise = null;
      var got = yield iterate.wait(waiting);
      process.nextTick(got.callback);
      if (got.done) return;
      if (signal && signal.aborted) throw errors.abortError(signal.reason);
      promise = new Promise(function (r) { resolve = r; });
      yield got.chunk;
    }
  }
  function give(v) {
    var r = resolve;
    resolve = null;
    r(v);
  }
  return {
    value: body(iterate.generate(written()), { signal: signal }),
    write: function (chunk, encoding, callback) { give({ chunk: chunk, done: false, callback: callback }); },
    final: function (callback) { give({ done: true, callback: callback }); },
    destroy: function (err, callback) {
      controller.abort();
      callback(err);
    }
  };
}

// join makes one Duplex of two streams.
function join(pair) {
  var r = pair.readable && typeof pair.readable.read !== 'function' ? stream.Readable.wrap(pair.readable) : pair.readable;
  var w = pair.writable;
  var readable = !!kinds.isReadable(r), writable = !!kinds.isWritable(w);
  var ondrain, onfinish, onreadable, onclose, d;
  function onfinished(err) {
    var cb = onclose;
    onclose = null;
    if (cb) cb(err);
    else if (err) d.destroy(err);
  }
  d = new Half({
    readableObjectMode: !!(r && r.readableObjectMode),
    writableObjectMode: !!(w && w.writableObjectMode),
    readable: readable, writable: writable
  });
  if (writable) {
    finished(w, function (err) {
      writable = false;
      if (err) destroyer(r, err);
      onfinished(err);
    });
    d._write = function (chunk, encoding, callback) {
      if (w.write(chunk, encoding)) callback();
      else ondrain = callback;
    };
    d._final = function (callback) {
      w.end();
      onfinish = callback;
    };
    w.on('drain', function () {
      var cb = ondrain;
      ondrain = null;
      if (cb) cb();
    });
    w.on('finish', function () {
      var cb = onfinish;
      onfinish = null;
      if (cb) cb();
    });
  }
  if (readable) {
    finished(r, function (err) {
      readable = false;
      if (err) destroyer(r, err);
      onfinished(err);
    });
    r.on('readable', function () {
      var cb = onreadable;
      onreadable = null;
      if (cb) cb();
    });
    r.on('end', function () { d.push(null); });
    d._read = function () {
      for (;;) {
        var chunk = r.read();
        if (chunk === null) {
          onreadable = d._read;
          return;
        }
        if (!d.push(chunk)) return;
      }
    };
  }
  d._destroy = function (err, callback) {
    if (!err && onclose !== null) err = errors.abortError();
    onreadable = null;
    ondrain = null;
    onfinish = null;
    if (onclose === null) {
      callback(err);
    } else {
      onclose = callback;
      destroyer(w, err);
      destroyer(r, err);
    }
  };
  return d;
}
