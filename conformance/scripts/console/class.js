// new Console writes to the streams it is given.
var out = [], err = [];
function stream(list) {
  return { write: function (s) { list.push(s); }, on: function () {}, once: function () {}, removeListener: function () {}, listenerCount: function () { return 1; } };
}
var one = new console.Console(stream(out));
one.log('a %s', 'b', { c: 1 });
one.error('to the same');
var two = new console.Console({ stdout: stream(out), stderr: stream(err), groupIndentation: 4, inspectOptions: { depth: 0 } });
two.group('g');
two.log({ a: { b: 1 } });
two.warn('w');
var free = two.info;
free('free');
console.log(out, err);
console.log(one instanceof console.Console, console.Console(stream(out)) instanceof console.Console, require('console').Console === console.Console);
