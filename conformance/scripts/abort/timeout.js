// AbortSignal.timeout aborts with a TimeoutError, and keeps no program alive.
var signal = AbortSignal.timeout(1);
var forever = AbortSignal.timeout(1 << 30);
forever.onabort = function () { console.log('never'); };
console.log(signal.aborted, forever.aborted);
signal.onabort = function () {
  var r = signal.reason;
  console.log(r.name, r.code, r.message, r instanceof DOMException);
  clearInterval(wait);
};
var wait = setInterval(function () {}, 1000);
