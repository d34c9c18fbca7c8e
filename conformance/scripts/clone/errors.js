// What structuredClone refuses: DataCloneError, with V8's sentence.
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message, e instanceof DOMException);
  }
}
attempt('nothing', function () { return structuredClone(); });
attempt('options 2', function () { return structuredClone(1, 2); });
attempt('options null', function () { return structuredClone(1, null); });
attempt('transfer 1', function () { return structuredClone(1, { transfer: 1 }); });
attempt('transfer null', function () { return structuredClone(1, { transfer: null }); });
attempt('transfer [{}]', function () { return structuredClone(1, { transfer: [{}] }); });
attempt('function', function () { return structuredClone(function foo(a) { return a; }); });
attempt('inside', function () { return structuredClone({ a: { b: [function () { return 1; }] } }); });
attempt('arguments', function () { return structuredClone((function () { return arguments; })(1, 2)); });
attempt('global', function () { return structuredClone(globalThis); });
attempt('getter', function () {
  return structuredClone({ get a() { throw new Error('from the getter'); } });
});
attempt('deep', function () {
  var deep = {};
  for (var i = 0; i < 100000; i++) deep = { deep: deep };
  return structuredClone(deep);
});
