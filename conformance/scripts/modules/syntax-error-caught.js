// A module that does not compile throws a SyntaxError whose stack shows the place.
try {
  require('./_fixtures/syntax');
} catch (e) {
  console.log(e instanceof SyntaxError, e.message);
  console.log(e.stack.split('\n').slice(0, 5).join('\n'));
}
