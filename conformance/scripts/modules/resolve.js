// require.resolve finds and loads nothing.
console.log(require.resolve('./_fixtures/counter'), global.loads);
console.log(require.resolve('./_fixtures/with-main'));
console.log(require.resolve('util'), require.resolve('node:util'));
try {
  require.resolve('./gone');
} catch (e) {
  console.log(e.code, e.message);
}
[1, undefined].forEach(function (request) {
  try {
    require.resolve(request);
  } catch (e) {
    console.log(e.code, e.message);
  }
});
