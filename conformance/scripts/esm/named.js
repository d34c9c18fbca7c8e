// Named, default and namespace imports of one module.
// otto: otto has no ES modules.
import def, { fixed, Thing as Renamed, 'a name with blanks' as blanks } from './_fixtures/names.mjs';
import * as ns from './_fixtures/names.mjs';

console.log(def(), fixed, Renamed.name, blanks);
console.log(Object.keys(ns), ns.default === def);
console.log(Object.prototype.toString.call(ns), Object.getPrototypeOf(ns), Object.isSealed(ns));
console.log(ns);
