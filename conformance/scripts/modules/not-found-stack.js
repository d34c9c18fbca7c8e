// The require stack goes from the innermost module to the main one.
try {
  require('./_fixtures/needs-missing');
} catch (e) {
  console.log(e.message);
  console.log(e.requireStack.length);
}
