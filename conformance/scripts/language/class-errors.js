// Classes: what goes wrong, in V8's words.
// goja: goja knows less of the place, and says less
class A { get #acc() { return 'acc'; } setAcc() { this.#acc = 1; } }
var a = new A();
['A()', 'A.call(a)', 'a.setAcc()', 'new (class extends A { constructor() {} })', 'class C extends null {}; new C()',
  'new (class extends A { constructor() { this.x; super(); } })'].forEach(function (code) {
  try { console.log(code, '=>', eval(code)); } catch (e) { console.log(code, '=>', e.name + ': ' + e.message); }
});
