// module.createRequire gives a file's require, whether the file is there or not.
var createRequire = require('module').createRequire;
var req = createRequire(__dirname + '/_fixtures/tree/inner/no-such-file.js');
console.log(req('./use').dep, req.main === require.main, req.cache === require.cache);
console.log(createRequire('file://' + __dirname + '/_fixtures/x.js')('./answer').answer);
console.log(createRequire(__dirname + '/_fixtures/')('./answer').answer);
try {
  createRequire(__dirname + '/_fixtures/')('./gone');
} catch (e) {
  console.log(e.message);
}
['relative', 1, undefined].forEach(function (name) {
  try {
    createRequire(name);
  } catch (e) {
    console.log(e.code, e.message);
  }
});
