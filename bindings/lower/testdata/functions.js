// Arrows, defaults, rest, names and lengths.
function F(x) { this.x = x; this.get = () => this.x; this.deep = () => () => [this.x, arguments.length, arguments[0]].join(); }
const f = new F(4); console.log(f.get(), f.deep()());
console.log(((a, b = 2, ...c) => a + b + c.length)(1), ((...r) => r.join('-'))(1, 2, 3), (x => ({ x }))(5).x);
function d(a, b = a + 1, { c = b, d: [e, g = 'g'] = [] } = {}, ...rest) { return [a, b, c, e, g, rest.join('/')].join() }
console.log(d(1), d(1, undefined, undefined, 7, 8), d(1, 2, { c: 3, d: ['E'] }), d.length);
console.log((function (a, b) { }).length, ((a, b = 1, c) => 1).length, (({ a }, [b], c) => 1).length, ((...x) => 1).length, ((a, ...x) => 1).length);
function nulls(a = 'def') { return a } console.log(nulls(), nulls(undefined), nulls(null), nulls(0), nulls(''));
var order = []; function o(a = order.push('a'), b = order.push('b')) { order.push('body') } o(); console.log(order.join());
var xx = 'outer'; function own(a = () => xx) { var xx = 'inner'; return a() } console.log(own());
function own2(a, b = () => a) { var a = 'var'; return a + b() } console.log(own2('param'));
function own3(a, b = () => a) { var a; return a + b() } console.log(own3('param'));
function own4(a, b = () => a) { a = 'changed'; return a + b() } console.log(own4('param'));
const named = () => { }, named2 = function () { }, { dn = () => { } } = {}; let lateName; lateName = () => { };
console.log(named.name, named2.name, dn.name, lateName.name, ({ m() { } }).m.name, ({ p: () => { } }).p.name, (() => { }).name === '');
const rec = n => n ? n + rec(n - 1) : 0; console.log(rec(4));
let re = () => 'first'; const old = re; re = () => 'second'; console.log(old(), re());
let self = function () { return typeof self }; const s1 = self; self = 1; console.log(s1());
console.log(typeof (() => { }), (() => 1)(), (function () { return (() => this)() }).call('t') == 't');
x => x
console.log([3, 1, 2].sort((a, b) => a - b).map((v, i) => v * i).reduce((a, b) => a + b));
function trailing(a, b,) { return a + b } console.log(trailing(1, 2,));
const nt = function () { return new.target === undefined ? 'call' : 'new' }; console.log(nt(), typeof new nt());
function NT() { if (!new.target) return new NT(); this.ok = true } console.log(NT().ok, new NT().ok);
const curry = a => b => c => a + b + c; console.log(curry(1)(2)(3));
const multi = (
  a,
  b = (() => 'default')(),
  { c,
    d = a } = {},
) => [a, b, c, d].join();
console.log(multi(1), multi(1, 2, { c: 3 }));
console.log((({ length }) => length)('four'), (([a, b]) => b + a)('xy'));
(function () { const g = () => arguments; console.log(g(9)[0], g.length) })('A');
var obj = { v: 1, arrow: () => typeof this, method() { return (() => this.v)() }, nested: { v: 2, m() { return [1].map(() => this.v)[0] } } };
console.log(obj.arrow(), obj.method(), obj.nested.m());
console.log((a => { return a * 2 })(4), (() => { })(), (() => ({}))() + '');
const async = x => 'async ' + x; console.log(async(1)); var of = 3, get = 4, set = 5, let_ = 6, static_ = 7; console.log(of, get, set);
console.log([1, 2, 3].map(n => n % 2 ? 'odd' : 'even').join(), (a => a ? b => b : c => c + 1)(0)(1));
if (true) () => { };
console.log((function () { return typeof this })() !== 'undefined');
function dup(a, a) { return a } console.log(dup(1, 2));
setter = { set v({ a, b = 2 }) { this.s = a + b }, set w([q]) { this.s = q } }; setter.v = { a: 1 }; console.log(setter.s); setter.w = [8]; console.log(setter.s); var setter;
