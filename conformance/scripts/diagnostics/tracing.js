// tracingChannel: traceSync and traceCallback.
var dc = require('diagnostics_channel');
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
var tc = dc.tracingChannel('tr');
console.log(Object.keys(tc), tc.constructor.name, tc.start.name, tc.end.name, tc.asyncStart.name, tc.asyncEnd.name, tc.error.name, tc.hasSubscribers);
var handlers = {};
['start', 'end', 'asyncStart', 'asyncEnd', 'error'].forEach(function (event) {
  handlers[event] = function (m) {
    console.log(event, JSON.stringify(m, function (k, v) { return v instanceof Error ? 'Error ' + v.message : v; }));
  };
});
tc.subscribe(handlers);
console.log(tc.hasSubscribers);
attempt('sync', function () { return tc.traceSync(function (a) { console.log('in', this.t, a); return 'ret'; }, { id: 1 }, { t: 2 }, 'arg'); });
attempt('throws', function () { return tc.traceSync(function () { throw new Error('ts'); }, { id: 2 }); });
attempt('callback', function () {
  return tc.traceCallback(function (a, cb) {
    console.log('in', this.t, a);
    cb(null, 'r1', 'r2');
    return 'sync';
  }, -1, { id: 5 }, { t: 3 }, 'arg', function () { console.log('called back', [].slice.call(arguments)); });
});
attempt('failing callback', function () {
  return tc.traceCallback(function (cb) { cb(new Error('cbe')); }, 0, { id: 6 }, undefined, function (e) { console.log('called back', e.message); }, 1);
});
attempt('no callback', function () { return tc.traceCallback(function () {}, 0, {}, null, 1); });
attempt('callback throws', function () { return tc.traceCallback(function () { throw new Error('sy'); }, 0, { id: 7 }, null, function () {}); });
attempt('unsubscribe', function () { return tc.unsubscribe(handlers); });
attempt('unsubscribe', function () { return tc.unsubscribe(handlers); });
attempt('quiet', function () { return tc.traceSync(function () { return tc.hasSubscribers; }); });
attempt('tracingChannel()', function () { return dc.tracingChannel(); });
attempt('not a channel', function () { return dc.tracingChannel({ start: 1 }); });
