// A main that is not there: the index with a warning, or an error that names it.
try {
  require('./_fixtures/main-gone');
} catch (e) {
  console.log(e.message);
  console.log(e.code, e.path, e.requestPath);
}
console.log(require('./_fixtures/main-gone-index'));
