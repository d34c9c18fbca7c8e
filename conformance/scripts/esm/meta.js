// import.meta tells of url, filename and dirname, and resolves.
// otto: otto has no ES modules.
import other from './_fixtures/meta.mjs';

console.log(Object.keys(import.meta), Object.getPrototypeOf(import.meta), import.meta === import.meta);
console.log(import.meta.url, import.meta.filename, import.meta.dirname);
console.log(other.url, other.dirname, other === import.meta);
console.log((await import('./_fixtures/meta.mjs?a=b#c')).default.url, (await import('./_fixtures/meta.mjs?a=b#c')).default.filename);
for (const s of ['./x.mjs', './y/../z', 'path', 'node:fs', 'node:nope', './_fixtures/dir', 'http://localhost/a', 'nopackage', '#nope', 'file:///a/../b']) {
  try { console.log(s, import.meta.resolve(s)); } catch (e) { console.log(s, e.code, e.message); }
}
console.log(import.meta.resolve('./z', 'file:///base/x.mjs'));
