// A name without extension is the file itself, then .js, .json, .node, then the folder.
console.log(require('./_fixtures/noext'));
console.log(require('./_fixtures/order'));
console.log(require('./_fixtures/order.json'));
console.log(require('./_fixtures/order/'));
console.log(require('./_fixtures/common.cjs'));
console.log(Object.keys(require.extensions));
try {
  require('./_fixtures/common');
} catch (e) {
  console.log(e.code);
}
