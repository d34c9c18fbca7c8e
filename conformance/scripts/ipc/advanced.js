// Serialization 'advanced' keeps what JSON loses.
if (process.argv[2] === 'child') {
  process.on('message', function (m) {
    process.send({ seen: require('util').inspect(m, { breakLength: Infinity }), back: m });
    if (m === 'end') process.disconnect();
  });
} else {
  var child = require('child_process').fork(__filename, ['child'], { serialization: 'advanced' });
  child.on('message', function (m) {
    console.log(m.seen);
    console.log(require('util').inspect(m.back, { breakLength: Infinity }) === m.seen);
  });
  child.on('close', function (code) { console.log('close', code); });
  var circle = { name: 'circle', list: [] };
  circle.self = circle;
  circle.list.push(circle, circle.list);
  var shared = { shared: true };
  [
    { a: undefined, n: NaN, z: -0, i: Infinity }, [undefined, null, 1.5], circle, { one: shared, two: shared },
    [new Date(0), new Date(NaN)], [/a(b)+/gi, /x/], new Map([[1, 'one'], [{ k: 1 }, new Set([1, 'a'])]]), new Set(),
    Buffer.from('bytes'), [new Boolean(false), new Number(2), new String('s')], 'text', '\u00e9', '\u65e5\u672c', '\ud83d\ude00', [], {}
  ].forEach(function (m) { child.send(m); });
  var error = new RangeError('with a stack');
  error.stack = 'the stack';
  error.lost = true;
  child.send({ error: error });
  [function () {}, { p: Promise.resolve() }, new WeakMap()].forEach(function (m) {
    try { console.log(child.send(m)); } catch (e) { console.log(e.name + ': ' + e.message.replace(/\s+/g, ' ')); }
  });
  child.send('end');
}
