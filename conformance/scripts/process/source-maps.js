// setSourceMapsEnabled wants a boolean.
console.log(process.sourceMapsEnabled);
[undefined, 1, 'x', null].forEach(function (v) {
  try {
    process.setSourceMapsEnabled(v);
  } catch (e) {
    console.log(e.code, e.message);
  }
});
console.log(process.setSourceMapsEnabled(true), process.sourceMapsEnabled, process.setSourceMapsEnabled(false), process.sourceMapsEnabled);
