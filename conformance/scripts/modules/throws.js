// A module that throws is not kept, nor counted among the children.
for (var i = 0; i < 2; i++) {
  try {
    require('./_fixtures/throws');
  } catch (e) {
    console.log(e.message);
  }
}
console.log(module.children.length, Object.keys(require.cache).length);
