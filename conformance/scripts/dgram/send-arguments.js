// What send and sendto refuse, and in which words.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
function attempt(method, args) {
  try {
    s[method].apply(s, args);
    console.log('ok');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
[
  [], ['a'], ['a', 0], ['a', -1], ['a', 65536], ['a', 1.5], ['a', 'x'], ['a', ''], ['a', null], ['a', {}],
  [5, 1], [null, 1], [{}, 1], [[1], 1], [['a', {}], 1], [true, 1],
  ['a', 5, 5], ['a', 5, {}], ['a', 5, true],
  ['abc', 4, 1, 5000], ['abc', 1, 5, 5000], ['abc', -1, 5, 5000], [Buffer.from('abc'), 4, 1, 5000], [Buffer.from('abc'), 'x', 5, 5000],
  [{}, 0, 1, 5000], [['a'], 0, 1, 5000], ['abc', 0, 1, 70000], ['abc', 0, 1, 5, 5],
].forEach(function (args) { attempt('send', args); });
[
  ['a'], ['a', 0], ['a', 0, 1], ['a', 0, 1, '5'], ['a', 0, 1, 5], ['a', 0, 1, 5, 5], ['a', '0', 1, 5, 'x'], ['a', 2, 1, 5, 'x'],
].forEach(function (args) { attempt('sendto', args); });
s.close();
attempt('send', ['a', 1]);
attempt('send', [5, 1]);
