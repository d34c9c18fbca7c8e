// Classes: private members, static blocks, fields, accessors and inheritance.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
class A {
  static count = 0; static #secret = 's'; static { A.count = 10; this.ready = true }
  #x = 1; y = this.#x + 1; ['comp' + 1] = 'c'; 'quoted key' = 2;
  get x() { return this.#x } set x(v) { this.#x = v * 2 }
  #hidden() { return 'hidden ' + this.#x } show() { return this.#hidden() }
  static #make() { return new this() } static make() { return A.#make.call(this) } static secret() { return A.#secret }
  static has(o) { return #x in o }
  get #acc() { return 'acc' } set #acc(v) { this.y = v } use() { this.#acc = 7; return [this.#acc, this.y] }
}
const a = A.make(); a.x = 5;
console.log(a, a.x, a.show(), A.secret(), A.has(a), A.has({}), A.count, A.ready, a.use(), Object.keys(a));
class B extends A { get x() { return 'B' + super.x } show() { return 'B' + super.show() } static make() { return super.make() } toString() { return 'B!' } }
const b = B.make(); b.x = 3;
console.log(b.x, b.show(), `${b}`, b instanceof A, Object.getPrototypeOf(B) === A, b.constructor.name, B);
class C { constructor() { return { other: 1 } } } class D extends C { f = 2; #p = 3; static p(o) { return o.#p } }
console.log(new D(), D.p(new D()));
const E = class Named { static n = Named.name; who = () => this; static [Symbol.hasInstance]() { return true } };
console.log(E.n, E.name, new E().who().constructor === E, 5 instanceof E, class { }, (class { }).name, class X extends null { });
console.log(Object.getOwnPropertyNames(A.prototype), Object.getOwnPropertyDescriptor(A.prototype, 'show').enumerable, typeof A, A.prototype.constructor === A);
const bad = [() => A(), () => A.prototype.x, () => { class Q { #z; static r(o) { return o.#z } } Q.r({}) },
  () => { class Q { #m() {} static w(o) { o.#m = 1 } } Q.w(new Q()) }, () => { class Q extends Object { constructor() { this.x = 1 } } new Q() },
  () => { class Q extends Object { constructor() { super(); super() } } new Q() }, () => { class Q extends 5 { } }, () => { class Q { constructor() { new.target.x.y } } new Q() }, () => { new (class { static m() {} }).m() }];
for (const f of bad) { try { console.log(f()) } catch (e) { console.log(e.name + ': ' + e.message) } }
let order = []; class F { [(order.push('key 1'), 'a')] = order.push('field a'); static [(order.push('key 2'), 'b')] = order.push('static b') } new F(); console.log(order);
const mix = (Base) => class extends Base { mixed() { return 'mixed ' + super.toString() } }; console.log(new (mix(B))().mixed());
function Old() { this.o = 1 } Old.prototype.hi = function () { return 'hi' }; class New extends Old { hi() { return super.hi() + '!' } } console.log(new New().hi(), new New());
console.log(new (class extends Array { sum() { return this.reduce((a, b) => a + b, 0) } })(1, 2, 3).map((x) => x * 2).sum());
