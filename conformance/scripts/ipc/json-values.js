// What becomes of a value on its way through JSON, and that messages keep their order.
if (process.argv[2] === 'child') {
  process.on('message', function (m) {
    process.send(m);
    if (m === 'last') process.disconnect();
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  child.on('message', function (m) { console.log(JSON.stringify(m), typeof m); });
  child.on('close', function (code) { console.log('close', code); });
  [
    null, true, 0, -0, 1.5, NaN, Infinity, '', 'text', 'line\nbreak', '\u00e9\u65e5\ud83d\ude00', '\u2028',
    [], [undefined, function () {}, null], {}, { a: undefined, f: function () {}, n: NaN }, new Date(0), /x/, new Error('gone'),
    { toJSON: function () { return 'made'; } }, { nested: { deep: [{ er: 1 }] } }, { __proto__: { inherited: 1 }, own: 2 },
    { b: 1, a: 2, 1: 'index' }, { cmd: 'plain' }, { cmd: 'NODE_' }, { cmd: 1 }, new String('boxed'), new Number(5)
  ].forEach(function (m) { child.send(m); });
  child.send('last');
}
