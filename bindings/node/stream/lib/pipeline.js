'use strict';
var kinds = need('kinds'), errors = need('errors'), finished = need('finished').finished;
var destroyer = need('destroy').destroy;

// pipeline(...streams, callback)
exports.pipeline = function () {
  var streams = Array.prototype.slice.call(arguments);
  errors.checkFunction(streams[streams.length - 1], 'streams[stream.length - 1]');
  return exports.join(streams, errors.once(streams.pop()));
};

// watch destroys a stream unless it has come to its end.
function watch(s, reading, writing) {
  var ended = false;
  s.on('close', function () { ended = true; });
  var cleanup = finished(s, { readable: reading, writable: writing }, function (err) { ended = !err; });
  return {
    destroy: function (err) {
      if (ended) return;
      ended = true;
      destroyer(s, err || errors.destroyed('pipe'));
    },
    cleanup: cleanup
  };
}

function iterableOf(v) {
  if (kinds.isIterable(v)) return v;
  return need('iterate').of(v);
}

exports.join = function (streams, callback, options) {
  if (streams.length === 1 && Array.isArray(streams[0])) streams = streams[0];
  if (streams.length < 2) throw errors.missingArgs('streams');
  var controller = typeof AbortController === 'function' ? new AbortController() : { signal: undefined, abort: function () {} };
  var signal = controller.signal, outer = options && options.signal;
  errors.checkSignal(outer, 'options.signal');
  var lastCleanup = [], destroys = [], error, value, count = 0, ignore;

  function abort() { settle(errors.abortError(outer && outer.reason)); }
  if (outer) ignore = errors.onAbort(outer, abort);
  function finish(err) { settle(err, --count === 0); }
  function settle(err, final) {
    if (err && (!error || error.code === 'ERR_STREAM_PREMATURE_CLOSE')) error = err;
    if (!error && !final) return;
    while (destroys.length) destroys.shift()(error);
    if (ignore) ignore();
    controller.abort();
    if (!final) return;
    if (!error) lastCleanup.forEach(function (f) { f(); });
    process.nextTick(callback, error, value);
  }

  var last = streams.length - 1, end, ret;
  function guard(s, reading, writing, isLast) {
    var w = watch(s, reading, writing);
    destroys.push(w.destroy);
    if (isLast) lastCleanup.push(w.cleanup);
  }
  function hear(s, isLast) {
    function onError(err) {
      if (err && err.name !== 'AbortError' && err.code !== 'ERR_STREAM_PREMATURE_CLOSE') finish(err);
    }
    s.on('error', onError);
    if (isLast) lastCleanup.push(function () { s.removeListener('error', onError); });
  }
  function call(f, i) {
    if (i === 0) {
      ret = f({ signal: signal });
      if (!kinds.isIterable(ret)) throw errors.returnValue('Iterable, AsyncIterable or Stream', 'source', ret);
      return;
    }
    ret = f(iterableOf(ret), { signal: signal });
    if (i < last) {
      if (!kinds.isIterable(ret, true)) throw errors.returnValue('AsyncIterable', 'transform[' + (i - 1) + ']', ret);
      return;
    }
    var through = new stream.PassThrough({ objectMode: true });
    if (ret && typeof ret.then === 'function') {
      count++;
      ret.then(function (v) {
        value = v;
        if (v !== null && v !== undefined) through.write(v);
        if (end) through.end();
        process.nextTick(finish);
      }, function (err) {
        through.destroy(err);
        process.nextTick(finish, err);
      });
    } else if (kinds.isIterable(ret, true)) {
      count++;
      need('iterate').pump(ret, through, finish, end);
    } else {
      throw errors.returnValue('AsyncIterable or Promise', 'destination', ret);
    }
    ret = through;
    guard(ret, false, true, true);
  }

  streams.forEach(function (s, i) {
    var reading = i < last, writing = i > 0;
    end = reading || !(options && options.end === false);
    if (kinds.isNode(s)) {
      var opens = kinds.isReadable(s) && i === last;
      if (end) guard(s, reading, writing, opens);
      hear(s, opens);
    }
    if (typeof s === 'function') {
      call(s, i);
    } else if (i === 0) {
      ret = kinds.isIterable(s) || kinds.isReadableNode(s) ? s : stream.Duplex.from(s);
    } else if (!kinds.isNode(s)) {
      ret = stream.Duplex.from(s);
    } else {
      if (kinds.isReadableNode(ret)) {
        count += 2;
        var cleanup = pipe(ret, s, finish, end);
        if (kinds.isReadable(s) && i === last) lastCleanup.push(cleanup);
      } else if (kinds.isIterable(ret)) {
        count++;
        need('iterate').pump(ret, s, finish, end);
      } else {
        native.invalidArgType('val', 'an instance of Readable, Iterable, AsyncIterable, ReadableStream, or TransformStream', ret);
      }
      ret = s;
    }
  });
  if (signal && signal.aborted || outer && outer.aborted) process.nextTick(abort);
  return ret;
};

function pipe(source, dest, finish, end) {
  var ended = false;
  dest.on('close', function () { if (!ended) finish(errors.prematureClose()); });
  source.pipe(dest, { end: false });
  if (end) {
    var endDest = function () {
      ended = true;
      dest.end();
    };
    if (kinds.isReadableFinished(source)) process.nextTick(endDest);
    else source.once('end', endDest);
  } else {
    finish();
  }
  finished(source, { readable: true, writable: false }, function (err) {
    var r = source._readableState;
    if (err && err.code === 'ERR_STREAM_PREMATURE_CLOSE' && r && r.ended && !r.errored && !r.errorEmitted) {
      // Some streams close before they end, and end all the same.
      source.once('end', finish).once('error', finish);
    } else {
      finish(err);
    }
  });
  return finished(dest, { readable: false, writable: true }, finish);
}
