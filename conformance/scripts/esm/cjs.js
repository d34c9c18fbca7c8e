// Names of a CommonJS module are found in its text.
// otto: otto has no ES modules.
import plain, { real, quoted, defined, late } from './_fixtures/plain.cjs';
import * as literal from './_fixtures/literal.cjs';
import * as passesOn from './_fixtures/passes-on.cjs';
import * as compiled from './_fixtures/compiled.cjs';
import fn, { extra } from './_fixtures/function.cjs';
import * as unknowable from './_fixtures/unknowable.cjs';
import * as getter from './_fixtures/getter-throws.cjs';

console.log(real, quoted, defined, late, plain.real);
console.log(Object.keys(literal), literal.c, literal.late);
console.log(Object.keys(passesOn), passesOn.default === plain);
console.log(compiled, compiled.default.default);
console.log(fn(), extra);
console.log(unknowable);
console.log(Object.keys(getter), getter.bad);
