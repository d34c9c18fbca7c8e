package lexer

import (
	"slices"
	"strings"
	"testing"
)

// What Node finds in each text, where './dep' exports d1 and './dep2' d2.
var cases = []struct{ text, want string }{
	{`exports.a = 1; exports.b=exports.c=2`, `a|b|c`},
	{`module.exports.a = 1; module.exports['b c'] = 2; exports["d"]=3`, `a|b c|d`},
	{`exports.a.b = 1; exports.c += 1; exports.d == 2; exports.e === 3`, `d|e`},
	{`x.exports.a = 1; yexports.b = 2; this.exports.c=3`, ``},
	{`module.exports = {a, b}`, `a|b`},
	{`module.exports = {a, b: c, d: 'x', e}`, `a|b`},
	{`module.exports = {a, b: c.d, e}`, `a|b`},
	{`module.exports = {a: 1, b}`, ``},
	{`module.exports = {'a': x, 'b c': y, "d": z}`, `a|b c|d`},
	{`module.exports = {a() {}, b}`, `a`},
	{`module.exports = {a, ...b, c}`, `a|c`},
	{`module.exports = {a, ...require('./dep'), c}`, `a|c|d1`},
	{`module.exports = {get a() {return 1}, b}`, `get`},
	{`module.exports = {a: function () {}, b}`, `a`},
	{`module.exports = {a: require('./dep'), b}`, `a`},
	{`module.exports = {a: b(), c}`, `a`},
	{`module.exports = {[a]: 1, b}`, ``},
	{`module.exports = require('./dep')`, `d1`},
	{`module.exports = require('./dep'); module.exports = {z}`, `z`},
	{`module.exports = {z}; module.exports = require('./dep')`, `d1|z`},
	{`module.exports = exports = {a}`, ``},
	{`exports = module.exports = {a}`, `a`},
	{`exports = module.exports = require('./dep')`, `d1`},
	{`exports = {a}`, ``},
	{`var e = module.exports = {a, b}; e.c = 1`, `a|b`},
	{`Object.defineProperty(exports, '__esModule', {value: true}); exports.default = 5`, `__esModule`},
	{`Object.defineProperty(exports, 'a', {enumerable: true, value: 1})`, `a`},
	{`Object.defineProperty(exports, 'a', {value: 1})`, `a`},
	{`Object.defineProperty(exports, 'a', {enumerable: true, get: function () { return x.a; }})`, `a`},
	{`Object.defineProperty(exports, 'a', {enumerable: true, get: function get() { return x.a }})`, `a`},
	{`Object.defineProperty(exports, 'a', {enumerable: true, get: function () { return x['a']; }})`, `a`},
	{`Object.defineProperty(exports, 'a', {enumerable: true, get() { return a; }})`, `a`},
	{`Object.defineProperty(exports, 'a', {enumerable: true, get: () => x.a})`, ``},
	{`Object.defineProperty(exports, 'a', {enumerable: true, get: function () { foo(); return x; }})`, ``},
	{`Object.defineProperty(exports, 'a', {get: function () { return x.a; }})`, `a`},
	{`Object.defineProperty(exports, 'a', {enumerable: false, value: 1})`, ``},
	{`Object.defineProperty(module.exports, 'a', { enumerable: true, value: 1 })`, `a`},
	{`Object.defineProperty(exports, a, {enumerable: true, value: 1})`, ``},
	{`Object.defineProperty(x, 'a', {enumerable: true, value: 1})`, ``},
	{`__exportStar(require('./dep'), exports)`, `d1`},
	{`tslib_1.__exportStar(require('./dep'), exports)`, `d1`},
	{`tslib.__export(require('./dep'))`, `d1`},
	{`__export(require('./dep'))`, `d1`},
	{"function __export(m) { for (var p in m) if (!exports.hasOwnProperty(p)) exports[p] = m[p]; }\n__export(require('./dep'))", `d1`},
	{`var _d = require('./dep'); Object.keys(_d).forEach(function (key) { if (key === 'default' || key === '__esModule') return; exports[key] = _d[key]; });`, `d1`},
	{`var _d = require('./dep'); Object.keys(_d).forEach(function (key) { if (key === "default" || key === "__esModule") return; Object.defineProperty(exports, key, { enumerable: true, get: function get() { return _d[key]; } }); });`, `d1`},
	{`var _d = require('./dep'); Object.keys(_d).forEach(function (k) { if (k !== 'default') Object.defineProperty(exports, k, { enumerable: true, get: function () { return _d[k]; } }); });`, `d1`},
	{`var _d = require('./dep'); Object.keys(_d).forEach(function (k) { if (k !== 'default' && !exports.hasOwnProperty(k)) exports[k] = _d[k]; });`, `d1`},
	{`var _d = _interopRequireWildcard(require('./dep')); Object.keys(_d).forEach(function (key) { if (key === 'default' || key === '__esModule') return; if (key in exports && exports[key] === _d[key]) return; Object.defineProperty(exports, key, { enumerable: true, get: function () { return _d[key]; } }); });`, `d1`},
	{`var _d = require('./dep'); Object.keys(_d).forEach(function (key) { if (key === 'default' || key === '__esModule') return; if (Object.prototype.hasOwnProperty.call(_exportNames, key)) return; exports[key] = _d[key]; });`, `d1`},
	{`var _d = require('./dep'); Object.keys(_d).forEach(function (key) { exports[key] = _d[key]; });`, ``},
	{"var s = 'exports.a = 1', t = `exports.b = ${exports.c = 2}`, r = /exports.d = 1/; // exports.e = 1\n/* exports.f = 1 */", `c`},
	{`if (x) /re[/]'x/.test(y); exports.a = 1`, `a`},
	{`(function () { exports.a = 1; if (0) exports.b = 2 })()`, `a|b`},
	{`0 && (module.exports = { a, b, c })`, `a|b|c`},
	{`0 && (module.exports = {a: null, b: null, 'c': null})`, `a|b|c`},
	{`Object.assign(exports, {a: 1})`, ``},
	{`exports.if = 1; exports.default = 2; exports.await = 3; exports['1'] = 4`, `1|await|if`},
	{`exports['a\x62'] = 1; exports['\u{1F600}'] = 2; exports['\ud83d'] = 3`, `ab|😀`},
	{"exports\n.\na\n=\n1", `a`},
	{`exports/*x*/.a/*y*/ = 1`, `a`},
	{`module . exports . a = 1`, `a`},
	{`module['exports'].a = 1`, ``},
	{`global.exports.a = 1`, ``},
	{`exports?.a`, ``},
	{"exports.a\n(function(){})", ``},
	{"`${`${exports.a=1}`}` + exports.b", `a`},
	{`module.exports = function () {}; module.exports.a = 1`, `a`},
	{`module.exports = class {}; module.exports.b = 1`, `b`},
	{`for (const exports of x) exports.a = 1`, `a`},
	{`exports.été = 1; exports.$x_1 = 2`, `$x_1|été`},
	{`exports.a = 1; import('x'); `, `a`},
	{`module.exports = {a, b: c, }`, `a|b`},
	{"module.exports = { a, /* c */ b, // d\n c }", `a|b|c`},
	{`module.exports = {a: 'x'}`, ``},
	{"module.exports = {a: `x`, b}", ``},
	{`module.exports = {a: -1, b}`, ``},
	{`module.exports = {async a() {}, b}`, `async`},
	{`module.exports={a:b?c:d,e}`, `a`},
	{`require('./dep'); exports.x = require('./dep')`, `x`},
	{`module.exports = { ...require('./dep') }`, `d1`},
	{`module.exports = require(x)`, ``},
	{`module.exports = require('./dep').foo`, `d1`},
	{`module.exports = require('./dep')()`, `d1`},
	{`module.exports = process.env.X ? require('./dep') : require('./dep2')`, ``},
	{`if (1) { module.exports = require('./dep') } else { module.exports = require('./dep2') }`, `d2`},
	{`reexport = require('./dep'), module.exports = reexport`, ``},
}

func TestExports(t *testing.T) {
	for _, c := range cases {
		names, reexports := Exports(c.text)
		for _, r := range reexports {
			switch r {
			case "./dep":
				names = append(names, "d1")
			case "./dep2":
				names = append(names, "d2")
			}
		}
		slices.Sort(names)
		names = slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "default" })
		if got := strings.Join(names, "|"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Any text comes to an end, with names that stand in it.
func FuzzExports(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		names, reexports := Exports(text)
		for _, name := range append(names, reexports...) {
			if !strings.Contains(text, name) && !strings.Contains(text, `\`) {
				t.Errorf("%q: %q", text, name)
			}
		}
	})
}
