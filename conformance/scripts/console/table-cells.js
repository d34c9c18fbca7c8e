// Cells show values briefly; what is no object is logged.
console.table([{ list: [1, 2, 3, 4, 5], deep: { a: { b: 1 } }, many: { a: 1, b: 2, c: 3 }, f: function g() {} }]);
console.table([['\u65e5\u672c', '\u00e9'], ['x', 'it\'s']]);
console.table([{ b: 1, 2: 'x', a: 3, 0: 'y' }]);
console.table(5);
console.table('text', ['x']);
console.table(null);
try { console.table([], 5); } catch (e) { console.log(e.code, e.message); }
