// Arrays in objects in arrays: how the lines break.
console.log([[1, 2, [3, 4, [5, [6]]], []], {}, [[]], [{}]]);
console.log({ a: [{ b: [{ c: 1 }] }], d: [[], [[]], [[[]]]] });
console.log([{ id: 1, name: 'first', tags: ['a', 'b'] }, { id: 2, name: 'second', tags: [], nested: { deep: { er: {} } } }]);
console.log({ matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], text: ['some longer text', 'and another one', 'and a third one here'] });
