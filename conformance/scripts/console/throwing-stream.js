// A stream that throws is nobody's business, unless ignoreErrors is false.
var bad = { write: function () { throw new Error('cannot write'); }, once: function () {}, removeListener: function () {}, listenerCount: function () { return 1; } };
new console.Console(bad).log('x');
try {
  new console.Console(bad, bad, false).log('x');
} catch (e) {
  console.log(e.message);
}
