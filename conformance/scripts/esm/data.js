// A data: URL is a module, plain or in base 64.
// otto: otto has no ES modules.
console.log(await import('data:text/javascript,export default 5; export const x = "a%20b"'));
console.log((await import('data:text/javascript;base64,ZXhwb3J0IGRlZmF1bHQgJ2Jhc2UgNjQn')).default);
console.log((await import('data:text/javascript,export { sep as default } from "path"')).default);
console.log((await import('data:text/javascript,export default import.meta.url')).default);
console.log((await import('data:application/json,{"a":1}', { with: { type: 'json' } })).default);
