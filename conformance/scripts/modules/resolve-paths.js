// require.resolve with paths, and the paths it would look at.
var tree = __dirname + '/_fixtures/tree';
console.log(require.resolve('dep', { paths: [tree + '/inner'] }));
console.log(require.resolve('dep', { paths: [tree] }));
console.log(require.resolve('./use', { paths: [__dirname, tree] }));
try {
  require.resolve('dep', { paths: [__dirname] });
} catch (e) {
  console.log(e.code);
}
try {
  require.resolve('dep', { paths: 'x' });
} catch (e) {
  console.log(e.code, e.message);
}
console.log(require.resolve.paths('util'), require.resolve.paths('./x').join());
console.log(require.resolve.paths('x')[0]);
