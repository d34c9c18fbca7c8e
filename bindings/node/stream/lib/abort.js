'use strict';
var kinds = need('kinds'), errors = need('errors'), finished = need('finished').finished;

// addAbortSignal(signal, stream)
exports.addAbortSignal = function (signal, stream) {
  if (signal === null || typeof signal !== 'object' || !('aborted' in signal)) {
    native.invalidArgType('signal', 'an instance of AbortSignal', signal);
  }
  if (!kinds.isNode(stream)) {
    native.invalidArgType('stream', 'an instance of ReadableStream, WritableStream, or Stream', stream);
  }
  function abort() { stream.destroy(errors.abortError(signal.reason)); }
  if (signal.aborted) abort();
  else finished(stream, errors.onAbort(signal, abort));
  return stream;
};
