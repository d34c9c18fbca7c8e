// An ES module can be required.
// otto: otto has no ES modules.
console.log(require('./_fixtures/esm.mjs').default);
