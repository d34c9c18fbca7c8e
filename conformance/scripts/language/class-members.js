// Classes: members, fields, accessors, private names, super, subclasses of built-in ones.
class A {
  constructor(x) { this.x = x; }
  get y() { return this.x * 2; }
  set y(v) { this.x = v; }
  m(a, b) { return 'A.m ' + this.x + a + b; }
  static s() { return 'static ' + this.name; }
  ['comp' + 1]() { return 'computed'; }
  f = 1; g = () => this.x;
  static t = new A(5);
  static { this.block = 'ran ' + A.name; }
  'quoted key'() {}
  12() { return 12; }
}
class B extends A {
  #p = 4;
  constructor(x) {
    const f = () => super(x + 1);
    try { this.q; } catch (e) { console.log(e.name, e.message); }
    f();
    this.z = this.#p;
  }
  m() { return super.m(1, ...[2]) + super.y + this.#secret(); }
  #secret() { return '#' + this.#p++ + this.#p; }
  get p() { return this.#p; }
  set p(v) { this.#p += v; this.#p ??= 3; this.#p ||= 9; }
  static s() { return 'sub ' + super.s(); }
  has(o) { return #p in o; }
  static read(o) { return o.#p; }
  get #acc() { return 'acc'; }
  acc() { return this.#acc; }
  setAcc() { this.#acc = 1; }
}
var a = new A(3), b = new B(1);
console.log(a.x, a.y, a.m(1, 2), A.s(), a.comp1(), a.f, a.g(), A.t.x, A.block, a[12]());
a.y = 10; console.log(a.x, Object.keys(a), Object.getOwnPropertyNames(A.prototype), Object.getOwnPropertyNames(A));
console.log(b instanceof B, b instanceof A, b.z, b.m(), b.p, (b.p = 5, b.p), B.s(), b.has(b), b.has(a), b.acc());
['B.read(a)', 'class C extends 5 {}', 'new (class extends A { constructor() { return 1; } })',
 'let K = class Named { static self() { return Named; } }; K.self() === K', '(class {}).name', 'let Anon = class {}; Anon.name', 'new (class { x = new.target; constructor() { this.t = new.target === undefined; } })().t',
 'typeof A', 'A.length', 'B.length', 'String(new (class extends Error { constructor(m) { super(m); this.name = "My"; } })("oops"))',
 'new (class extends Array { sum() { return this.reduce((a, b) => a + b, 0); } })(1, 2, 3).sum()', 'class X { static x = X.y; static y = 3 } X.x',
 'Object.getOwnPropertyDescriptor(A.prototype, "m").enumerable'].forEach(function (code) {
  try { console.log(code, '=>', eval(code)); } catch (e) { console.log(code, '=>', e.name + ': ' + e.message); }
});
console.log(a, b, A, B, class {}, class extends A {});
const EventEmitter = require('events');
class E extends EventEmitter { constructor() { super(); this.own = 1; } emit(n, ...r) { return super.emit(n, ...r, 'more'); } }
var e = new E(); e.on('x', function () { console.log('got', arguments.length, this === e); }); e.emit('x', 1, 2);
const { Transform } = require('stream');
class Up extends Transform { _transform(c, enc, cb) { cb(null, String(c).toUpperCase()); } _flush(cb) { this.push('!'); cb(); } }
var u = new Up(); u.on('data', function (d) { console.log('data', String(d)); }); u.write('abc'); u.end('def');
for (let i = 0; i < 2; i++) { class L { v() { return i; } } console.log(new L().v()); }
function F() {} F.prototype.hi = function () { return 'hi'; };
class G extends F { hi() { return super.hi() + '!'; } } console.log(new G().hi(), new G());
class P extends Promise { static get who() { return 'P'; } } console.log(P.resolve(1) instanceof P, P.who, P.resolve(3));
class M extends Map { get(k) { return super.get(k) || 'none'; } } console.log(new M([[1, 2]]).get(1), new M().get(3), new M([[1, 2]]));
class V extends TypeError { constructor(m) { super(m); this.code = 'V'; } } try { throw new V('vv'); } catch (x) { console.log(x instanceof V, x instanceof TypeError, x.message, x.code, x.name, Object.prototype.toString.call(x)); }
