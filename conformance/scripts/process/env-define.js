// What may be defined on process.env.
// otto: no Proxy
[{ value: 1 }, { value: 1, writable: true }, { value: 1, writable: true, enumerable: true, configurable: true }, { get: function () {} }, { set: function () {} }, {}].forEach(function (d) {
  try {
    Object.defineProperty(process.env, 'OWN', d);
    console.log(JSON.stringify(Object.getOwnPropertyDescriptor(process.env, 'OWN')));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
});
process.env.A = undefined;
process.env.B = null;
process.env.C = { toString: function () { return 'text'; } };
console.log(process.env.A, process.env.B, process.env.C, 'A' in process.env, delete process.env.A, 'A' in process.env, delete process.env.NEVER);
[function () { process.env.S = Symbol('s'); }, function () { process.env[Symbol('k')] = 1; }].forEach(function (f) {
  try {
    f();
  } catch (e) {
    console.log(e.name, e.message);
  }
});
console.log(process.env[Symbol('x')], Object.keys(process.env).indexOf('C') >= 0);
