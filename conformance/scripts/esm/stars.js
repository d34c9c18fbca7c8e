// export * leaves out default and names that two modules have.
// otto: otto has no ES modules.
import * as ns from './_fixtures/stars.mjs';

console.log(Object.keys(ns));
console.log(ns.a, ns.b, ns.both, ns.renamed, ns.fromDefault, ns.inner.default);
