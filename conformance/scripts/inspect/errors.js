// An error is its stack, then what else it owns, then its cause.
function fixed(e) { e.stack = String(e) + '\n    at place (file.js:1:2)'; return e; }
var e = fixed(new Error('boom'));
console.log(e);
e.code = 'E_X';
e.info = { deep: { er: { still: 1 } } };
console.log(e, [e], { e: e });
var outer = fixed(new Error('outer'));
Object.defineProperty(outer, 'cause', { value: fixed(new TypeError('inner')), configurable: true, writable: true });
console.log(outer);
var many = fixed(new Error('many'));
many.errors = [fixed(new RangeError('one'))];
console.log(many);
