// import() of what cannot be resolved, read or run is rejected.
// otto: otto has no ES modules.
for (const s of ['./_fixtures/not-there.mjs', './_fixtures/names', './_fixtures/dir', 'nopackage', 'nopackage/x', '@scope', '', '#nope',
  'node:nope', 'http://localhost/x.mjs', 'foo:bar', './_fixtures/file.unknown', './_fixtures/a%2fb.mjs', './_fixtures/data.json',
  './_fixtures/needs-missing.mjs', './_fixtures/wants-name.mjs', './_fixtures/throws.mjs', './_fixtures/throws.mjs',
  'data:text/css,x', 'data:text/javascript,throw new Error("in data")', 'data:text/javascript,import "./x.mjs"', '.hidden', 'a%b']) {
  try {
    await import(s);
    console.log(s, 'imported');
  } catch (e) {
    console.log(s, '|', e.name, e.code, '|', e.message, '|', e.url);
  }
}
for (const bad of [Symbol('s'), { toString() { throw new RangeError('from toString'); } }]) {
  try { await import(bad); } catch (e) { console.log(e.name, e.message); }
}
