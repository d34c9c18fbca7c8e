// table draws rows and columns.
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([[1, 2], [3, 4, 5]]);
console.table({ first: { x: 1 }, second: { x: 2, y: {} } });
console.table([1, 'two', { three: 3 }, null]);
console.table([{ a: 1, b: 2 }, { a: 3 }], ['b', 'z']);
console.table([]);
console.table({});
