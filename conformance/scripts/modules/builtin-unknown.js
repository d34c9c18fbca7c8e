// node: names core modules only, and says so with its own code.
['node:nope', 'node:', 'node:./_fixtures/answer.js'].forEach(function (name) {
  try {
    require(name);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
});
