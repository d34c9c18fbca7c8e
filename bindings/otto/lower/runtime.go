package lower

// Runtime is the program that defines __uv, the functions lowered code calls.
// It is ES5, runs in a few hundred microseconds, and has to run once in
// a global scope before the first file whose Result.NeedsRuntime is set. It
// may run again.
//
// A host may replace single functions by native ones of the same meaning, most
// of all __uv.regexp, which makes the patterns that otto's parser refuses.
const Runtime = `(function (global) {
	var slice = Array.prototype.slice, has = Object.prototype.hasOwnProperty;

	// notIterable is told as V8 tells it: by the text of the source if that
	// says something, or else by the value.
	function notIterable(value, source) {
		if (source === undefined) {
			return new TypeError('Spread syntax requires ...iterable[Symbol.iterator] to be a function');
		}
		if (source) {
			return new TypeError(source + ' is not iterable');
		}
		var text = value === undefined ? 'undefined' : typeof value;
		if (value === null || typeof value !== 'object' && value !== undefined) {
			text += ' ' + String(value);
		}
		return new TypeError(text + ' is not iterable (cannot read property Symbol(Symbol.iterator))');
	}

	function iterator(value, source) {
		var next = value != null && typeof Symbol !== 'undefined' && Symbol.iterator && value[Symbol.iterator];
		if (typeof next !== 'function') {
			throw notIterable(value, source);
		}
		var it = next.call(value);
		if (it === null || typeof it !== 'object' && typeof it !== 'function') {
			throw new TypeError('Result of the Symbol.iterator method is not an object');
		}
		return it;
	}

	// Turns makes an iterator look like an array to the loop
	//     for (i = 0; i < turns.length; i++) use(turns[i])
	// To ask for its length is to go one further.
	function Turns(it) {
		this.it = it;
		this.at = 0;
		this.done = false;
	}
	Object.defineProperty(Turns.prototype, 'length', {
		get: function () {
			if (this.done) {
				return 0;
			}
			this.done = true; // should next throw, there is nothing to close
			var r = this.it.next();
			if (r === null || typeof r !== 'object' && typeof r !== 'function') {
				throw new TypeError('Iterator result ' + r + ' is not an object');
			}
			if (r.done) {
				return 0;
			}
			this.done = false;
			delete this[this.at - 1];
			this[this.at] = r.value;
			return ++this.at;
		}
	});
	Turns.prototype.uvEnd = function () {
		if (!this.done) {
			this.done = true;
			var end = this.it['return'];
			if (end != null) {
				end.call(this.it);
			}
		}
	};

	function isArguments(value) {
		return Object.prototype.toString.call(value) === '[object Arguments]';
	}

	// of is what for-of goes over.
	function of(value, source) {
		if (Array.isArray(value)) {
			return value;
		}
		if (typeof value === 'string' || value instanceof String) {
			return String(value).split(''); // otto splits by code points
		}
		if (isArguments(value)) {
			return value;
		}
		return new Turns(iterator(value, source));
	}

	// take is an array of the first count values, or of all if count is -1.
	function take(value, count, source) {
		if (Array.isArray(value)) {
			return value;
		}
		var all = of(value, source), list = [];
		for (var i = 0; i !== count && i < all.length; i++) {
			list.push(all[i]);
		}
		if (all.uvEnd) {
			all.uvEnd();
		}
		return list;
	}

	function descriptor(value) {
		return { value: value, writable: true, enumerable: true, configurable: true };
	}

	var uv = {
		slice: slice,
		pow: Math.pow,
		of: of,
		take: take,

		str: function (value) {
			if (typeof value === 'symbol') {
				throw new TypeError('Cannot convert a Symbol value to a string');
			}
			return String(value);
		},
		list: function (value, source) {
			return take(value, -1, source);
		},
		// rest is a copy of value without the properties keys.
		rest: function (value, keys) {
			var copy = {};
			value = Object(value);
			keys = keys.map(String);
			Object.keys(value).forEach(function (k) {
				if (keys.indexOf(k) < 0) {
					copy[k] = value[k];
				}
			});
			return copy;
		},
		key: function (value) {
			return value !== null && typeof value === 'object' && !(typeof Symbol === 'function' && value instanceof Symbol) ? String(value) : value;
		},
		spread: function (object, value) {
			if (value != null) {
				value = Object(value);
				Object.keys(value).forEach(function (k) {
					object[k] = value[k];
				});
			}
		},
		def: function (object, key, value) {
			Object.defineProperty(object, key, descriptor(value));
		},
		accessor: function (object, kind, key, f) {
			var old = Object.getOwnPropertyDescriptor(object, key), d = { enumerable: true, configurable: true };
			if (old && !has.call(old, 'value')) {
				if (old.get) {
					d.get = old.get;
				}
				if (old.set) {
					d.set = old.set;
				}
			}
			d[kind] = f;
			Object.defineProperty(object, key, d);
		},
		// proto gives an object the prototype a literal asks for: where the
		// engine cannot, the object is made anew.
		proto: function (object, p) {
			if (p !== null && typeof p !== 'object' && typeof p !== 'function') {
				return object;
			}
			if (Object.setPrototypeOf) {
				return Object.setPrototypeOf(object, p);
			}
			var made = Object.create(p);
			Object.getOwnPropertyNames(object).forEach(function (k) {
				Object.defineProperty(made, k, Object.getOwnPropertyDescriptor(object, k));
			});
			return made;
		},
		construct: function (f, a) {
			switch (a.length) {
			case 0: return new f();
			case 1: return new f(a[0]);
			case 2: return new f(a[0], a[1]);
			case 3: return new f(a[0], a[1], a[2]);
			case 4: return new f(a[0], a[1], a[2], a[3]);
			}
			return new (Function.prototype.bind.apply(f, [null].concat(a)))();
		},
		template: function (cooked, raw) {
			Object.defineProperty(cooked, 'raw', { value: Object.freeze(raw) });
			return Object.freeze(cooked);
		},
		regexp: function (source, flags) {
			return new RegExp(source, flags);
		},
		tdz: function (name) {
			throw new ReferenceError("Cannot access '" + name + "' before initialization");
		},
		alive: function (value, flag, name) {
			return flag ? value : uv.tdz(name);
		},
		constant: function () {
			throw new TypeError('Assignment to constant variable.');
		},
		// none says that there is nothing to destructure.
		none: function (value, key, source) {
			if (!source) {
				throw new TypeError('Cannot read properties of ' + value + " (reading '" + key + "')");
			}
			if (source === 'undefined' && value === null) {
				source = 'object null'; // a parameter
			}
			throw new TypeError('Cannot destructure ' + (key === undefined ? '' : "property '" + key + "' of ") + "'" + source + "' as it is " + value + '.');
		}
	};
	Object.defineProperty(global, '__uv', { value: uv, writable: true, configurable: true });
})(this);
`
