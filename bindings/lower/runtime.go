package lower

import (
	"sort"
	"strings"
)

// Runtime gives the ES5 program that puts the functions names, and those they
// need, on the global object __uv, which it makes if there is none. Without
// names it gives all of them. [Result.Helpers] says which a file calls; each
// has to be defined once in a global scope before the first file that does.
//
// A host may replace single functions by native ones of the same meaning, most
// of all __uv.regexp, which makes the patterns that otto's parser refuses.
// Safe from any goroutine.
func Runtime(names ...string) string {
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	var b strings.Builder
	b.WriteString("(function (global) { var uv = global.__uv; if (!uv) { uv = {}; " +
		"Object.defineProperty(global, '__uv', { value: uv, writable: true, configurable: true }); }\n" +
		"uv.iteratorKey = typeof Symbol === 'function' ? Symbol.iterator : '@@iterator';\n")
	for _, h := range helpers { // what needs others comes before them
		if len(names) > 0 && !wanted[h.name] {
			continue
		}
		for _, name := range strings.Fields(h.needs) {
			wanted[name] = true
		}
		b.WriteString("uv." + h.name + " = " + h.source + ";\n")
	}
	b.WriteString("})(this);\n")
	return b.String()
}

// helpersIn lists the helpers that code calls.
func helpersIn(code string) []string {
	var names []string
	seen := map[string]bool{}
	for {
		i := strings.Index(code, "__uv.")
		if i < 0 {
			sort.Strings(names)
			return names
		}
		code = code[i+len("__uv."):]
		name := code[:skipName(code, 0)]
		if !seen[name] && isHelper(name) {
			names = append(names, name)
		}
		seen[name] = true
	}
}

func isHelper(name string) bool {
	for _, h := range helpers {
		if h.name == name {
			return true
		}
	}
	return false
}

// helpers is the runtime. In the sources, uv is the object they are put on.
var helpers = [...]struct{ name, needs, source string }{
	{"generator", "machine iterator", `(function () {
		var hidden = '__uv', proto = {};
		function define(object, name, value) {
			Object.defineProperty(object, name, { value: value, writable: true, configurable: true });
		}
		function delegated(m, how, value) { // undefined, or a result for who asked
			var to = m.to, f = to[how], r;
			if (how !== 'next' && f == null) {
				m.to = null;
				if (how === 'return') return { how: how, value: value };
				if (to['return']) to['return']();
				throw new TypeError('The iterator does not provide a \'throw\' method.');
			}
			r = f.call(to, value);
			if (r === null || typeof r !== 'object' && typeof r !== 'function') throw new TypeError('Iterator result ' + r + ' is not an object');
			if (!r.done) return { result: r };
			m.to = null;
			return { how: how === 'return' ? how : 'next', value: r.value };
		}
		function step(g, how, value) {
			var m = g && g[hidden];
			if (!m) throw new TypeError(how + ' method called on incompatible receiver ' + String(g));
			if (m.busy) throw new TypeError('Generator is already running');
			if (m.over) {
				if (how === 'throw') throw value;
				return { value: how === 'return' ? value : undefined, done: true };
			}
			m.busy = true;
			try {
				for (;;) {
					if (m.to) {
						var d;
						try { d = delegated(m, how, value); }
						catch (e) { m.to = null; d = { how: 'throw', value: e }; }
						if (d.result) return d.result;
						how = d.how;
						value = d.value;
					}
					var v = m.resume(how, value);
					if (!m.to || m.done) break;
					how = 'next';
					value = undefined;
				}
				m.over = m.done;
				return { value: v, done: m.done };
			} catch (e) {
				m.over = true;
				throw e;
			} finally {
				m.busy = false;
			}
		}
		define(proto, 'next', function (value) { return step(this, 'next', value); });
		define(proto, 'return', function (value) { return step(this, 'return', value); });
		define(proto, 'throw', function (value) { return step(this, 'throw', value); });
		define(proto, uv.iteratorKey, function () { return this; });
		return function (f, body) {
			var p = f.prototype;
			if (p === null || typeof p !== 'object') p = proto;
			else if (Object.setPrototypeOf) { if (Object.getPrototypeOf(p) === Object.prototype) Object.setPrototypeOf(p, proto); }
			else Object.getOwnPropertyNames(proto).forEach(function (name) { define(p, name, proto[name]); });
			var g = Object.create(p);
			define(g, hidden, uv.machine(body));
			return g;
		};
	})()`},

	{"async", "machine", `(function () {
		var P = typeof Promise === 'function' && Promise, wrap = P && P.resolve, then = P && P.prototype.then;
		return function (body) {
			var m = uv.machine(body);
			return new P(function (resolve, reject) {
				function go(how, value) {
					var v;
					try { v = m.resume(how, value); } catch (e) { reject(e); return; }
					if (m.done) resolve(v);
					else then.call(wrap.call(P, v), function (v) { go('next', v); }, function (e) { go('throw', e); });
				}
				go('next');
			});
		};
	})()`},

	// iterator is what yield* asks.
	{"iterator", "list", `function (value) {
		if (value && typeof value.next === 'function') return value;
		var list = uv.list(value), at = 0;
		return { next: function () { return at < list.length ? { value: list[at++], done: false } : { value: undefined, done: true }; } };
	}`},

	// machine is what a generator or an async function became (resume.go): at is
	// the state to go on with, v what yield gives, tries the try statements around
	// with their states, ends why each finally clause that runs was entered.
	{"machine", "", `(function () {
		function Machine(body) { this.body = body; this.at = 0; this.tries = []; this.ends = []; this.done = this.over = this.busy = false; }
		var m = Machine.prototype;
		m.enter = function (handler, finally_) { this.tries.push({ handler: handler, end: finally_ }); };
		m.leave = function () {
			var t = this.tries.pop();
			if (t.end) { this.ends.push(null); this.at = t.end; }
		};
		m.end = function (value) { this.done = true; return value; };
		m.back = function (value) { this.unwind({ at: -1, depth: 0, value: value }); };
		m.jump = function (at, depth) { this.unwind({ at: at, depth: depth }); };
		m.unwind = function (why) {
			while (this.tries.length > why.depth) {
				var t = this.tries.pop();
				if (t.end) { this.ends.push(why); this.at = t.end; return; }
			}
			this.at = why.at;
			if (why.at < 0) this.r = why.value;
		};
		m.finish = function () {
			var why = this.ends.pop();
			if (!why) return false;
			if (why.thrown) throw why.value;
			this.unwind(why);
			return true;
		};
		m.raise = function (e) {
			while (this.tries.length) {
				var t = this.tries[this.tries.length - 1];
				this.done = false;
				if (t.handler) {
					this.at = t.handler;
					this.e = e;
					t.handler = 0;
					if (!t.end) this.tries.pop();
					return;
				}
				this.tries.pop();
				if (t.end) { this.ends.push({ thrown: true, value: e }); this.at = t.end; return; }
			}
			this.done = true;
			throw e;
		};
		m.resume = function (how, value) { // by next, throw or return
			if (how === 'throw') this.raise(value);
			else if (how === 'return') this.back(value);
			else this.v = value;
			for (;;) {
				try { return this.body.call(undefined, this); }
				catch (e) { this.raise(e); }
			}
		};
		return function (body) { return new Machine(body); };
	})()`},

	// names are those a for-in loop goes over.
	{"names", "", `function (value) { var list = []; for (var name in value) list.push(name); return list; }`},

	// list is what a spread spreads.
	{"list", "take", `function (value, source) { return uv.take(value, -1, source); }`},

	// take is an array of the first count values, or of all if count is -1.
	{"take", "of", `function (value, count, source) {
		if (Array.isArray(value)) return value;
		var all = uv.of(value, source), list = [];
		for (var i = 0; i !== count && i < all.length; i++) list.push(all[i]);
		if (all.uvEnd) all.uvEnd();
		return list;
	}`},

	// of is what for-of goes over by index. otto splits strings by code points.
	{"of", "turns", `function (value, source) {
		if (Array.isArray(value)) return value;
		if (typeof value === 'string' || value instanceof String) return String(value).split('');
		if (Object.prototype.toString.call(value) === '[object Arguments]') return value;
		return uv.turns(value, source);
	}`},

	{"turns", "notIterable walk", `function (value, source) {
		var f = value != null && value[uv.iteratorKey];
		if (typeof f !== 'function') throw uv.notIterable(value, source);
		return uv.walk(f.call(value));
	}`},

	// walk makes an iterator look like an array to the loop
	//	for (i = 0; i < list.length; i++) use(list[i])
	// To ask for the length is to go one further; uvEnd ends it early.
	{"walk", "", `function (it) {
		function isObject(v) { return v !== null && (typeof v === 'object' || typeof v === 'function'); }
		var done = false, at = 0, turns = {};
		if (!isObject(it)) throw new TypeError('Result of the Symbol.iterator method is not an object');
		Object.defineProperty(turns, 'length', { get: function () {
			if (done) return 0;
			done = true; // should next throw, there is nothing to end
			var r = it.next();
			if (!isObject(r)) throw new TypeError('Iterator result ' + r + ' is not an object');
			if (r.done) return 0;
			done = false;
			delete turns[at - 1];
			turns[at] = r.value;
			return ++at;
		} });
		turns.uvEnd = function () {
			if (done) return;
			done = true;
			var end = it['return'];
			if (end != null) end.call(it);
		};
		return turns;
	}`},

	// notIterable is told as V8 tells it: by the text of the source if that
	// says something, or else by the value.
	{"notIterable", "", `function (value, source) {
		if (source === undefined) return new TypeError('Spread syntax requires ...iterable[Symbol.iterator] to be a function');
		if (source) return new TypeError(source + ' is not iterable');
		var text = value === undefined ? 'undefined' : typeof value;
		if (value === null || typeof value !== 'object' && value !== undefined) text += ' ' + String(value);
		return new TypeError(text + ' is not iterable (cannot read property Symbol(Symbol.iterator))');
	}`},

	{"slice", "", `Array.prototype.slice`},
	{"pow", "", `Math.pow`},

	// str is a substitution in a template.
	{"str", "", `function (value) {
		if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
		return String(value);
	}`},

	// rest is a copy of value without the properties keys.
	{"rest", "", `function (value, keys) {
		var copy = {};
		value = Object(value);
		keys = keys.map(String);
		Object.keys(value).forEach(function (k) { if (keys.indexOf(k) < 0) copy[k] = value[k]; });
		return copy;
	}`},

	// key makes a property key of a value, once.
	{"key", "", `function (value) {
		if (value === null || typeof value !== 'object' || typeof Symbol === 'function' && value instanceof Symbol) return value;
		return String(value);
	}`},

	{"spread", "", `function (object, value) {
		if (value == null) return;
		value = Object(value);
		Object.keys(value).forEach(function (k) { object[k] = value[k]; });
	}`},

	{"def", "", `function (object, key, value) {
		Object.defineProperty(object, key, { value: value, writable: true, enumerable: true, configurable: true });
	}`},

	// accessor adds a getter or setter, next to its partner if there is one.
	{"accessor", "", `function (object, kind, key, f) {
		var old = Object.getOwnPropertyDescriptor(object, key), d = { enumerable: true, configurable: true };
		if (old && old.get) d.get = old.get;
		if (old && old.set) d.set = old.set;
		d[kind] = f;
		Object.defineProperty(object, key, d);
	}`},

	// proto gives an object the prototype that a literal asks for: where the
	// engine cannot, the object is made anew.
	{"proto", "", `function (object, p) {
		if (p !== null && typeof p !== 'object' && typeof p !== 'function') return object;
		if (Object.setPrototypeOf) return Object.setPrototypeOf(object, p);
		var made = Object.create(p);
		Object.getOwnPropertyNames(object).forEach(function (k) {
			Object.defineProperty(made, k, Object.getOwnPropertyDescriptor(object, k));
		});
		return made;
	}`},

	{"construct", "", `function (f, a) {
		switch (a.length) {
		case 0: return new f();
		case 1: return new f(a[0]);
		case 2: return new f(a[0], a[1]);
		case 3: return new f(a[0], a[1], a[2]);
		}
		return new (Function.prototype.bind.apply(f, [null].concat(a)))();
	}`},

	// template makes the strings a tag is called with.
	{"template", "", `function (cooked, raw) {
		Object.defineProperty(cooked, 'raw', { value: Object.freeze(raw) });
		return Object.freeze(cooked);
	}`},

	{"regexp", "", `function (source, flags) { return new RegExp(source, flags); }`},

	// alive is a value to be stored in a variable, if that is declared yet.
	{"alive", "tdz", `function (value, flag, name) { return flag ? value : uv.tdz(name); }`},
	{"tdz", "", `function (name) { throw new ReferenceError("Cannot access '" + name + "' before initialization"); }`},
	{"constant", "", `function () { throw new TypeError('Assignment to constant variable.'); }`},

	// What classes are made with only an engine can give.
	{"klass", "", classHelper}, {"body", "", classHelper}, {"member", "", classHelper}, {"field", "", classHelper},
	{"up", "", classHelper}, {"target", "", classHelper}, {"unborn", "", classHelper},
	{"priv", "", classHelper}, {"pget", "", classHelper}, {"pset", "", classHelper}, {"phas", "", classHelper},

	// none says that there is nothing to destructure.
	{"none", "", `function (value, key, source) {
		if (!source) throw new TypeError('Cannot read properties of ' + value + " (reading '" + key + "')");
		if (source === 'undefined' && value === null) source = 'object null'; // a parameter
		throw new TypeError('Cannot destructure ' + (key === undefined ? '' : "property '" + key + "' of ") + "'" + source + "' as it is " + value + '.');
	}`},
}

const classHelper = `function () { throw new TypeError('The engine has no classes.'); }`
