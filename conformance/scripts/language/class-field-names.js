// Class fields may be named get, set, async and static, with a value and without.
// otto: the parser that lowering stands on takes get, set and async for the beginning of a method
class A { get = 1; set = 2; async = 3; static = 4 }
const a = new A(); console.log(a.get, a.set, a.async, a.static, Object.keys(a).join());
class B { get; set; async; static static = 5 }
console.log(Object.keys(new B()).join(), B.static);
class C { static get = 6; static set; static async = 7; 'quoted' = 8; 9 = 10; ['x' + 1] = 11 }
console.log(C.get, C.set, C.async, Object.keys(new C()).join());
class D { get
  x() { return 1 } 
  async
  y() { return 2 } }
console.log(Object.keys(new D()).join(), new D().x, typeof new D().y);
class E { get() { return 'g' } set() { return 's' } async() { return 'a' } static() { return 'st' } static get() {return 'sg'} }
const e = new E(); console.log(e.get(), e.set(), e.async(), e.static(), E.get());
class F { get get() { return 1 } set set(v) { this.v = v } async async() { return 3 } static async *async() {} *get2() {} }
const f = new F(); f.set = 4; console.log(f.get, f.v, typeof f.async);
class G { get = () => this; set = function () { return 1 }; async = async () => 1; await = 5; of = 6; let = 7; yield = 8 }
const g = new G(); console.log(g.get() === g, g.set(), typeof g.async, g.await, g.of, g.let, g.yield);
class H { #get = 1; #set = 2; #async = 3; static #static = 4; sum() { return this.#get + this.#set + this.#async + H.#static } }
console.log(new H().sum());
class I { get; x = 1 }
console.log(Object.keys(new I()).join());
class J { static; x = 1 }
console.log(Object.keys(new J()).join());
class K { accessor; x }
console.log(Object.keys(new K()).join());
class L { get
  *x() {} ; async
  = 5; set
  ; z = 1}
console.log(Object.keys(new L()).join());
