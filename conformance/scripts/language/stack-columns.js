// Columns of a stack trace count UTF-16 units, and point at names.
const at = (f) => { try { f() } catch (e) { return /:(\d+:\d+)\)?$/.exec(e.stack.split('\n')[1])[1] } };
const o = { 'é': { '日': 1 } };
console.log(at(() => { const text = '日本 😀'; text.é.x }));
console.log(at(() => o.missing()));
console.log(at(() => o['é'].call()));
console.log(at(() => { o.a.b = 1 }));
console.log(at(() => { throw new Error('x') }));
console.log(at(() => new o.missing()));
