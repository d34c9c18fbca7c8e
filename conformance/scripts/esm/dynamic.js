// import() gives a promise for the namespace, the same each time.
// otto: otto has no ES modules.
const one = import('./_fixtures/names.mjs');
console.log(one instanceof Promise);
const a = await one, b = await import('./_fixtures/names.mjs'), c = await import('./_fixtures/names.mjs?query'), d = await import('./_fixtures/names.mjs#hash');
console.log(a === b, a === c, a === d, c === d);
a.grow();
console.log(a.count, c.count, d.count);
const { default: path } = await import('path');
console.log((await import('node:path')).default === path, (await import('path')).join === path.join);
