'use strict';
var kinds = need('kinds'), errors = need('errors');

// finished(stream[, options], callback)
exports.finished = function (stream, options, callback) {
  if (arguments.length === 2) {
    callback = options;
    options = {};
  } else if (options === null || options === undefined) {
    options = {};
  } else {
    errors.checkObject(options, 'options');
  }
  errors.checkFunction(callback, 'callback');
  errors.checkSignal(options.signal, 'options.signal');
  callback = errors.once(callback);
  if (!kinds.isNode(stream)) {
    native.invalidArgType('stream', 'an instance of ReadableStream, WritableStream, or Stream', stream);
  }

  var readable = options.readable === null || options.readable === undefined ? kinds.isReadableNode(stream) : options.readable;
  var writable = options.writable === null || options.writable === undefined ? kinds.isWritableNode(stream) : options.writable;
  var w = stream._writableState, r = stream._readableState;
  // Where 'close' will come it is waited for.
  var willEmitClose = kinds.willEmitClose(stream) &&
    kinds.isReadableNode(stream) === readable && kinds.isWritableNode(stream) === writable;
  var writableFinished = kinds.isWritableFinished(stream, false);
  var readableFinished = kinds.isReadableFinished(stream, false);
  var closed = kinds.isClosed(stream);

  function onlegacyfinish() { if (!stream.writable) onfinish(); }
  function onfinish() {
    writableFinished = true;
    if (stream.destroyed) willEmitClose = false;
    if (willEmitClose && (!stream.readable || readable)) return;
    if (!readable || readableFinished) callback.call(stream);
  }
  function onend() {
    readableFinished = true;
    if (stream.destroyed) willEmitClose = false;
    if (willEmitClose && (!stream.writable || writable)) return;
    if (!writable || writableFinished) callback.call(stream);
  }
  function onerror(err) { callback.call(stream, err); }
  function failure() {
    var err = kinds.writableError(stream) || kinds.readableError(stream);
    return err && typeof err !== 'boolean' ? err : undefined;
  }
  function onclose() {
    closed = true;
    var err = failure();
    if (err) return callback.call(stream, err);
    if (readable && !readableFinished && kinds.isReadableNode(stream, true) && !kinds.isReadableFinished(stream, false) ||
        writable && !writableFinished && !kinds.isWritableFinished(stream, false)) {
      return callback.call(stream, errors.prematureClose());
    }
    callback.call(stream);
  }
  function onclosed() {
    closed = true;
    var err = failure();
    if (err) return callback.call(stream, err);
    callback.call(stream);
  }
  function onrequest() { stream.req.on('finish', onfinish); }

  if (kinds.isRequest(stream)) {
    stream.on('complete', onfinish);
    if (!willEmitClose) stream.on('abort', onclose);
    if (stream.req) onrequest();
    else stream.on('request', onrequest);
  } else if (writable && !w) { // legacy streams
    stream.on('end', onlegacyfinish);
    stream.on('close', onlegacyfinish);
  }
  if (!willEmitClose && typeof stream.aborted === 'boolean') stream.on('aborted', onclose);
  stream.on('end', onend);
  stream.on('finish', onfinish);
  if (options.error !== false) stream.on('error', onerror);
  stream.on('close', onclose);

  if (closed) {
    process.nextTick(onclose);
  } else if (w && w.errorEmitted || r && r.errorEmitted) {
    if (!willEmitClose) process.nextTick(onclosed);
  } else if (!readable && (!willEmitClose || kinds.isReadable(stream)) &&
      (writableFinished || kinds.isWritable(stream) === false)) {
    process.nextTick(onclosed);
  } else if (!writable && (!willEmitClose || kinds.isWritable(stream)) &&
      (readableFinished || kinds.isReadable(stream) === false)) {
    process.nextTick(onclosed);
  } else if (r && stream.req && stream.aborted) {
    process.nextTick(onclosed);
  }

  function cleanup() {
    callback = function () {};
    stream.removeListener('aborted', onclose);
    stream.removeListener('complete', onfinish);
    stream.removeListener('abort', onclose);
    stream.removeListener('request', onrequest);
    if (stream.req) stream.req.removeListener('finish', onfinish);
    stream.removeListener('end', onlegacyfinish);
    stream.removeListener('close', onlegacyfinish);
    stream.removeListener('finish', onfinish);
    stream.removeListener('end', onend);
    stream.removeListener('error', onerror);
    stream.removeListener('close', onclose);
  }
  if (options.signal && !closed) {
    var abort = function () {
      var end = callback;
      cleanup();
      end.call(stream, errors.abortError(options.signal.reason));
    };
    if (options.signal.aborted) {
      process.nextTick(abort);
    } else {
      var ignore = errors.onAbort(options.signal, abort);
      var original = callback;
      callback = errors.once(function () {
        ignore();
        original.apply(stream, arguments);
      });
    }
  }
  return cleanup;
};
