// What is no pair of a URLSearchParams.
// otto: no Symbol in the engine
for (const init of [[{ [Symbol.iterator]: 42 }], [{}], [1], [[1]], [[1, 2, 3]], [null], ['ab'], [new Set(['a', 'b'])], { [Symbol.iterator]: 42 }, [{ [Symbol.iterator]: null }]]) {
  try { console.log(String(new URLSearchParams(init))); } catch (e) { console.log(e.name, e.code, e.message); }
}
