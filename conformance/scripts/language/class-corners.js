// Classes: stack traces, names, scopes, order of initializers.
class A {
  constructor() { this.m(); }
  m() { A.s(); }
  static s() { new B(); }
  get g() { throw new Error('g'); }
}
class B extends Object {
  constructor() {
    super();
    console.log(new Error('here').stack.split('\n').filter(function (l) { return /class-corners/.test(l); }).join('\n').replace(/\(.*\//g, '('));
  }
  static = 4;
  'a b' = 6; static ['x' + 1] = 7;
  get() { return 1 }
  static get() {}
  static set(v) {}
}
new A();
try { new A; } catch (e) {}
try { A.prototype.g; } catch (e) { console.log(e.stack.split('\n')[1].replace(/\(.*\//g, '(')); }
var o = { C: class { m() { return this instanceof o.C; } } };
console.log(new o.C().m(), o.C.name, Object.getOwnPropertyNames(B.prototype), Object.getOwnPropertyNames(B));
label: for (const x of [1, 2]) { class T { y = x; z = () => { return this.y; }; } console.log(new T().z()); continue label; }
function outer() { return class { args() { return arguments.length; } who = this === undefined; }; }
console.log(new (outer())().args(1, 2), [class { }].length, (class { static m() { return this.name; } }).m());
console.log(((a, b = class { m() { return a; } }) => new b().m())(5));
class Temp { static #count = 0; static inc() { return ++Temp.#count; } #x = 1; swap(o) { [this.y, this.z] = [o.#x, this.#x]; return this.y + this.z; } opt(o) { return o?.y?.z; } cb = null; #f = () => 8; callf() { return this.#f(); } }
console.log(Temp.inc(), Temp.inc(), new Temp().swap(new Temp()), new Temp().callf());
if (true) { class Scoped {} console.log(typeof Scoped); } console.log(typeof Scoped);
try { new Late(); class Late {} } catch (e) { console.log(e.message); }
export_test: { var X = class Y { static n() { return Y === X; } }; console.log(X.n(), typeof Y); }
class Getter { static get [`k${1}`]() { return 'computed getter'; } } console.log(Getter.k1);
class Cnt { a = Cnt.next(); b = Cnt.next(); static n = 0; static next() { return Cnt.n++; } } console.log(new Cnt(), new Cnt().b);
class Sup { constructor(v) { this.v = v; } get val() { return this.v; } set val(x) { this.v = x; } }
class Sub extends Sup { constructor(...a) { super(...a); super.val; this.w = (() => super.val + 1)(); super.k = 5; } get val() { return 'sub' + super.val; } }
var sb = new Sub(7); console.log(sb.w, sb.val, sb.k, Object.keys(sb));
