// A package.json that cannot be parsed is an error that names it.
try {
  require('./_fixtures/bad-package');
} catch (e) {
  console.log(e.message, Object.keys(e), e.path);
}
