// Callbacks must be functions.
function attempt(f) {
  try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
}
attempt(() => setTimeout());
attempt(() => setTimeout('code', 1));
attempt(() => setInterval(null, 1));
attempt(() => setImmediate({}));
attempt(() => queueMicrotask(5));
attempt(() => process.nextTick('x'));
