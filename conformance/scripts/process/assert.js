// process.assert still works, and says that it should not be used.
process.on('warning', function (w) { console.log(w.name, w.code, w.message); });
console.log(process.assert(true, 'no'));
[[false, 'this'], [0], ['']].forEach(function (args) {
  try {
    process.assert.apply(process, args);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
});
