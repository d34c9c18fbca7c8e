// Cannot find module: message, code and the way that led there.
['./nowhere', 'no-such-package', '/no/such/file', '..', './_fixtures/answer.js/'].forEach(function (name) {
  try {
    require(name);
  } catch (e) {
    console.log(e.name, e.code, JSON.stringify(e.message), e.requireStack.join());
    console.log(Object.keys(e));
  }
});
