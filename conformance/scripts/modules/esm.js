// An ES module can be required.
// gap: ES modules are not built yet; ours says so
console.log(require('./_fixtures/esm.mjs').default);
