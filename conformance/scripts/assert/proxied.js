// A proxy of an array equals an array.
// otto: no Proxy in the engine
const assert = require('assert');
for (const [a, b] of [[new Proxy([1, 2], {}), [1, 2]], [new Proxy([1, 2], {}), new Proxy([1, 2], {})], [new Proxy([1], {}), [2]], [new Proxy([1], {}), { 0: 1, length: 1 }], [new Proxy({ a: 1 }, {}), { a: 1 }]]) {
  for (const method of ['deepEqual', 'deepStrictEqual']) {
    let equal = true;
    try { assert[method](a, b); } catch (e) { equal = e.code; }
    try { assert[method](b, a); } catch (e) { equal += ' ' + e.code; }
    console.log(method, equal);
  }
}
