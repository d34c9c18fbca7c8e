// AbortSignal.abort, and what the classes refuse.
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
attempt('abort()', function () { return String(AbortSignal.abort().reason); });
attempt('abort(3)', function () { return AbortSignal.abort(3).reason; });
attempt('abort(null)', function () { return AbortSignal.abort(null).reason; });
attempt('aborted', function () { return AbortSignal.abort().aborted; });
attempt('throwIfAborted', function () { return AbortSignal.abort().throwIfAborted(); });
attempt('new AbortSignal', function () { return new AbortSignal(); });
attempt('AbortController()', function () { return AbortController(); });
attempt('foreign signal', function () {
  return Object.getOwnPropertyDescriptor(AbortController.prototype, 'signal').get.call({});
});
attempt('foreign abort', function () { return AbortController.prototype.abort.call({}); });
attempt('foreign aborted', function () {
  return Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'aborted').get.call({});
});
attempt('timeout()', function () { return AbortSignal.timeout(); });
attempt('timeout(-1)', function () { return AbortSignal.timeout(-1); });
attempt('timeout text', function () { return AbortSignal.timeout('a'); });
attempt('timeout 1.5', function () { return AbortSignal.timeout(1.5); });
attempt('timeout 2^32', function () { return AbortSignal.timeout(4294967296); });
attempt('any()', function () { return AbortSignal.any(); });
attempt('any(1)', function () { return AbortSignal.any(1); });
attempt('any([1])', function () { return AbortSignal.any([1]); });
attempt('any([s, {}])', function () { return AbortSignal.any([AbortSignal.abort(), {}]); });
attempt('any([])', function () { return AbortSignal.any([]).aborted; });
