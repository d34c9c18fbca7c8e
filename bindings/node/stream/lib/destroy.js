'use strict';
var kinds = need('kinds'), errors = need('errors');

// destroy(stream[, err]) ends any stream, in whichever way it has; without an
// error it must have come to its end, or is told that it was aborted.
exports.destroy = function (stream, err) {
  if (!stream || kinds.isDestroyed(stream)) return;
  if (!err && !kinds.isFinished(stream)) err = errors.abortError();
  if (kinds.isServerRequest(stream)) {
    stream.socket = null;
    stream.destroy(err);
  } else if (kinds.isRequest(stream)) {
    stream.abort();
  } else if (kinds.isRequest(stream.req)) {
    stream.req.abort();
  } else if (typeof stream.destroy === 'function') {
    stream.destroy(err);
  } else if (typeof stream.close === 'function') {
    stream.close();
  } else {
    process.nextTick(function () {
      if (err) stream.emit('error', err);
      stream.emit('close');
    });
  }
  if (!stream.destroyed) kinds.markDestroyed(stream);
};
