// What V8 says of private members that an object has not, and of superclasses that cannot construct.
// otto: lowered classes have their own words
function t(f) { try { console.log(f()) } catch (e) { console.log(e.name + ': ' + e.message) } }
t(() => (class { #m() {} static c(o) { o.#m() } }).c({}));
const Q = class { #m() {} static c(o) { o.#m() } }; t(() => Q.c({}));
const R = class { static #m() {} static c(o) { o.#m() } }; t(() => R.c({}));
t(() => (class { static #m = 1; static c(o) { o.#m } }).c({}));
t(() => (class { static #m = 1; static c(o) { o.#m = 2 } }).c({}));
class S { get #g() { return 1} static g(o) { return o.#g } set #s(v) {} static s(o) { o.#s = 1 } static #t() {} static sm(o) { o.#t = 1 } #u() {} u() { this.#u = 1 } }
t(() => S.g({})); t(() => S.s({})); t(() => S.sm(S)); t(() => S.sm({})); t(() => new S().u()); t(() => S.g(1)); t(() => S.s('x')); t(() => S.g(Symbol('q')));
class T { #x; static n(o) { o.#x() } static m(o) { o.#x.y } static w(o) { return #x in o } static o(o) { o?.#x.y } static p(o) { o.#x++ }}
class U { x = this.#y; #y = 1 } t(() => new U());
class V { m() { this.#z = 1 } x = this.m(); #z = 1 } t(() => new V());
const sup = class extends null { constructor() { super() } }; t(() => new sup());
class W extends Object {} Object.setPrototypeOf(W, () => 1); t(() => new W());
Object.setPrototypeOf(W, { }); t(() => new W());
Object.setPrototypeOf(W, Math.abs); t(() => new W());
t(() => { class X extends (async function f() {}) {} });
t(() => { class X extends { a: 1 } {} }); t(() => { class X extends 'str' {} }); t(() => { class X extends [1,2] {} }); t(() => { class X extends (function () { return 1 }.bind()) {} }); t(() => { class X extends Symbol('a') {} }); t(() => { class X extends Math.max {} });
t(() => { function P() {} P.prototype = 'q'; class X extends P {} });  t(() => { function P() {} P.prototype = undefined; class X extends P {} });
class S2 { #m() {} static #n() {} get #g() { return 1 } #p = 1; static w(o) { o.#g = 1 } static nn(o) { o.#n() } m(o) { o.#m() } static pp(o) { o.#p++ } static gg(o) { o.#g++ } static pe(o) { o.#p += 1 } static me(o) { o.#m += 1 } }
t(() => S2.w(null)); t(() => S2.nn(undefined)); t(() => new S2().m(null)); t(() => S2.pp({})); t(() => S2.pp(1)); t(() => S2.gg(new S2())); t(() => S2.pe({})); t(() => S2.me({})); t(() => S2.me(new S2())); t(() => S2.pe(undefined));
class V2 { m() { this.#z++ } x = this.m(); #z = 1 } t(() => new V2());
