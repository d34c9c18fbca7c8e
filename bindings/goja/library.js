// What goja's library lacks, in JavaScript: compiled when a program first uses
// some of it. The value is a function that gives all of it, by name.
(function () {
  'use strict';

  function callable(f, what) {
    if (typeof f !== 'function') throw new TypeError(what === undefined ? String(f) + ' is not a function' : what);
    return f;
  }

  // ---- groups, promises, arrays, buffers

  function group(items, callback, add) {
    if (items === null || items === undefined) throw new TypeError(items + ' is not iterable');
    callable(callback);
    let i = 0;
    for (const item of items) add(callback(item, i++), item);
  }

  const library = {
    'Object.groupBy'(items, callback) {
      const groups = Object.create(null);
      group(items, callback, (key, item) => {
        if (typeof key !== 'symbol') key = String(key);
        (key in groups ? groups[key] : (groups[key] = [])).push(item);
      });
      return groups;
    },
    'Map.groupBy'(items, callback) {
      const groups = new Map();
      group(items, callback, (key, item) => {
        const list = groups.get(key);
        if (list) list.push(item); else groups.set(key, [item]);
      });
      return groups;
    },
    'Promise.withResolvers'() {
      let resolve, reject;
      const promise = new this((a, b) => { resolve = a; reject = b });
      return { promise, resolve, reject };
    },
    'Promise.try'(f, ...args) { return new this((resolve) => resolve(f(...args))) },
    'Promise.any'(promises) {
      return new this((resolve, reject) => {
        const errors = [];
        let left = 1, i = 0;
        const settle = () => { if (--left === 0) reject(new AggregateError(errors, 'All promises were rejected')) };
        for (const promise of promises) {
          const k = i++;
          left++;
          errors.push(undefined);
          this.resolve(promise).then(resolve, (e) => { errors[k] = e; settle() });
        }
        settle();
      });
    },
    'Array.fromAsync': async function fromAsync(items, map, thisArg) {
      if (map !== undefined) callable(map);
      const list = typeof this === 'function' ? new this() : [];
      let i = 0;
      const add = async (value) => {
        if (map) value = await map.call(thisArg, value, i);
        Object.defineProperty(list, i++, { value, writable: true, enumerable: true, configurable: true });
      };
      const method = items[Symbol.asyncIterator] ?? items[Symbol.iterator];
      if (method !== undefined && method !== null) {
        const iterator = callable(method).call(items), next = iterator.next;
        const wait = method === items[Symbol.iterator];
        for (;;) {
          const result = await next.call(iterator);
          if (Object(result) !== result) throw new TypeError('Iterator result ' + result + ' is not an object');
          if (result.done) break;
          try {
            await add(wait ? await result.value : result.value);
          } catch (e) {
            try { await iterator.return?.() } catch { }
            throw e;
          }
        }
      } else {
        const length = Math.min(Math.max(Math.trunc(Number(items.length)) || 0, 0), Number.MAX_SAFE_INTEGER);
        while (i < length) await add(await items[i]);
      }
      list.length = i;
      return list;
    },
    'String.prototype.isWellFormed'() { return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(String(this)) },
    'String.prototype.toWellFormed'() {
      return String(this).replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
    },
  };

  // ---- iterator helpers

  const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

  // over is an iterator with its next method looked up once, as the language has it.
  function over(iterator) {
    if (Object(iterator) !== iterator) throw new TypeError('Iterator helper called on non-object');
    const next = iterator.next;
    return {
      next() {
        const result = next.call(iterator);
        if (Object(result) !== result) throw new TypeError('Iterator result ' + String(result) + ' is not an object');
        return result;
      },
      close() { const f = iterator.return; if (f !== undefined && f !== null) f.call(iterator) },
      // use calls f; if it throws, the iterator ends.
      use(f, ...args) {
        try {
          return f(...args);
        } catch (e) {
          try { this.close() } catch { }
          throw e;
        }
      },
    };
  }

  class Helper {
    #step; #close; #running = false; #done = false;
    constructor(step, close) { this.#step = step; this.#close = close }
    static {
      const advance = (helper) => {
        if (helper.#running) throw new TypeError('Generator is already running');
        if (helper.#done) return { value: undefined, done: true };
        helper.#running = true;
        try {
          const result = helper.#step();
          if (result.done) helper.#done = true;
          return { value: result.done ? undefined : result.value, done: helper.#done };
        } catch (e) {
          helper.#done = true;
          throw e;
        } finally {
          helper.#running = false;
        }
      };
      const finish = (helper) => {
        if (helper.#running) throw new TypeError('Generator is already running');
        if (!helper.#done) {
          helper.#done = true;
          helper.#close();
        }
        return { value: undefined, done: true };
      };
      const prototype = Object.create(IteratorPrototype, {
        next: { value: { next() { return advance(this) } }.next, writable: true, configurable: true },
        return: { value: { return() { return finish(this) } }.return, writable: true, configurable: true },
        [Symbol.toStringTag]: { value: 'Iterator Helper', configurable: true },
      });
      Object.defineProperty(Helper, 'make', { value: (step, close) => Object.setPrototypeOf(new Helper(step, close), prototype) });
    }
  }

  const done = { value: undefined, done: true };
  const value = (v) => ({ value: v, done: false });

  function count(n) {
    const limit = Number(n);
    if (Number.isNaN(limit) || Math.trunc(limit) < 0) throw new RangeError(String(n) + ' must be positive');
    return Math.trunc(limit);
  }

  // flat is what flatMap goes over: an iterable or an iterator, no string.
  function flat(v) {
    if (Object(v) !== v) throw new TypeError(String(v) + ' is not an object');
    const method = v[Symbol.iterator];
    return over(method === undefined || method === null ? v : callable(method).call(v));
  }

  function lazily(name, helper) {
    library['Iterator.prototype.' + name] = { [name](argument) {
      if (Object(this) !== this) throw new TypeError('Iterator.prototype.' + name + ' called on non-object');
      return helper(this, argument);
    } }[name];
  }
  lazily('map', (iterator, f) => {
    callable(f);
    const items = over(iterator);
    let i = 0;
    return Helper.make(() => {
      const { done: end, value: v } = items.next();
      return end ? done : value(items.use(f, v, i++));
    }, () => items.close());
  });
  lazily('filter', (iterator, f) => {
    callable(f);
    const items = over(iterator);
    let i = 0;
    return Helper.make(() => {
      for (;;) {
        const { done: end, value: v } = items.next();
        if (end) return done;
        if (items.use(f, v, i++)) return value(v);
      }
    }, () => items.close());
  });
  lazily('take', (iterator, n) => {
    let left = count(n);
    const items = over(iterator);
    return Helper.make(() => {
      if (left <= 0) { items.close(); return done }
      left--;
      const { done: end, value: v } = items.next();
      return end ? done : value(v);
    }, () => items.close());
  });
  lazily('drop', (iterator, n) => {
    let left = count(n);
    const items = over(iterator);
    return Helper.make(() => {
      for (;;) {
        const { done: end, value: v } = items.next();
        if (end) return done;
        if (left-- <= 0) return value(v);
      }
    }, () => items.close());
  });
  lazily('flatMap', (iterator, f) => {
    callable(f);
    const items = over(iterator);
    let inner, i = 0;
    return Helper.make(() => {
      for (;;) {
        if (inner) {
          const { done: end, value: v } = items.use(() => inner.next());
          if (!end) return value(v);
          inner = undefined;
        }
        const { done: end, value: v } = items.next();
        if (end) return done;
        inner = items.use(() => flat(f(v, i++)));
      }
    }, () => { try { inner?.close() } finally { items.close() } });
  });

  // The others go through the whole iterator, unless f says that it is enough.
  function eagerly(name, f) {
    library['Iterator.prototype.' + name] = { [name](...args) {
      if (Object(this) !== this) throw new TypeError('Iterator.prototype.' + name + ' called on non-object');
      return f(this, args);
    } }[name];
  }
  function each(iterator, visit) {
    const items = over(iterator);
    for (let i = 0; ; i++) {
      const { done: end, value: v } = items.next();
      if (end) return;
      if (items.use(visit, v, i)) { items.close(); return }
    }
  }
  eagerly('forEach', (iterator, [f]) => { callable(f); each(iterator, (v, i) => { f(v, i) }) });
  eagerly('toArray', (iterator) => { const list = []; each(iterator, (v) => { list.push(v) }); return list });
  eagerly('some', (iterator, [f]) => { callable(f); let found = false; each(iterator, (v, i) => (found = !!f(v, i))); return found });
  eagerly('every', (iterator, [f]) => { callable(f); let all = true; each(iterator, (v, i) => !(all = !!f(v, i))); return all });
  eagerly('find', (iterator, [f]) => { callable(f); let found; each(iterator, (v, i) => f(v, i) && ((found = v), true)); return found });
  eagerly('reduce', (iterator, args) => {
    const f = callable(args[0]);
    let empty = args.length < 2, sum = args[1];
    each(iterator, (v, i) => {
      if (empty) { empty = false; sum = v } else sum = f(sum, v, i);
    });
    if (empty) throw new TypeError('Reduce of a done iterator with no initial value');
    return sum;
  });

  library.Iterator = () => {
    function Iterator() {
      if (new.target === undefined || new.target === Iterator) throw new TypeError('Abstract class Iterator not directly constructable');
    }
    Object.defineProperty(Iterator, 'prototype', { value: IteratorPrototype, writable: false });
    const wrap = Object.create(IteratorPrototype);
    const inside = new WeakMap();
    Object.defineProperties(wrap, {
      next: { value: { next() { const w = inside.get(this); return w.next.call(w.iterator) } }.next, writable: true, configurable: true },
      return: {
        value: { return() {
          const { iterator } = inside.get(this), f = iterator.return;
          return f === undefined || f === null ? { value: undefined, done: true } : f.call(iterator);
        } }.return, writable: true, configurable: true,
      },
    });
    Object.defineProperty(Iterator, 'from', { value: { from(o) {
      if (typeof o !== 'string' && Object(o) !== o) throw new TypeError('Iterator.from called on non-object');
      const method = o[Symbol.iterator];
      const iterator = method === undefined || method === null ? o : callable(method).call(o);
      if (Object(iterator) !== iterator) throw new TypeError(String(iterator) + ' is not an object');
      if (IteratorPrototype.isPrototypeOf(iterator)) return iterator;
      const w = Object.create(wrap);
      inside.set(w, { iterator, next: iterator.next });
      return w;
    } }.from, writable: true, configurable: true });
    Object.defineProperty(IteratorPrototype, 'constructor', { value: Iterator, writable: true, configurable: true });
    Object.defineProperty(IteratorPrototype, Symbol.toStringTag, { value: 'Iterator', writable: true, configurable: true });
    return Iterator;
  };

  library.SuppressedError = () => {
    class SuppressedError extends Error {
      constructor(error, suppressed, message) {
        super(message);
        for (const [key, v] of [['error', error], ['suppressed', suppressed]]) {
          Object.defineProperty(this, key, { value: v, writable: true, configurable: true });
        }
      }
    }
    Object.defineProperty(SuppressedError.prototype, 'name', { value: 'SuppressedError', writable: true, configurable: true });
    return SuppressedError;
  };

  // ---- numbers and dates, in English

  const symbols = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', CNY: 'CN¥', INR: '₹', KRW: '₩', BRL: 'R$', CAD: 'CA$', AUD: 'A$', MXN: 'MX$' };

  // rounded is |n| with so many digits behind the point, as decimal text.
  function rounded(n, least, most) {
    let text = typeof n === 'bigint' ? n.toString() : n >= 1e21 ? BigInt(n).toString() : n.toFixed(most);
    let [whole, part = ''] = text.split('.');
    while (part.length > least && part.endsWith('0')) part = part.slice(0, -1);
    return [whole, part.padEnd(least, '0')];
  }

  function formatNumber(n, options) {
    options = options === undefined ? {} : Object(options);
    const { style = 'decimal', currency, useGrouping = true } = options;
    const money = style === 'currency';
    if (money && currency === undefined) throw new TypeError('Currency code is required with currency style.');
    const usual = money ? (currency === 'JPY' || currency === 'KRW' ? 0 : 2) : 0;
    const least = options.minimumFractionDigits ?? Math.min(usual, options.maximumFractionDigits ?? usual);
    const most = options.maximumFractionDigits ?? Math.max(least, money ? usual : style === 'percent' ? 0 : 3);
    for (const [name, v] of [['minimumFractionDigits', least], ['maximumFractionDigits', most]]) {
      if (!(v >= 0 && v <= 100)) throw new RangeError(name + ' value is out of range.');
    }
    if (least > most) throw new RangeError('maximumFractionDigits value is out of range.');
    if (typeof n === 'number' && Number.isNaN(n)) return 'NaN';
    const negative = n < 0 || Object.is(n, -0);
    if (negative) n = -n;
    if (style === 'percent') n = typeof n === 'bigint' ? n * 100n : n * 100;
    let text = '∞';
    if (n !== Infinity) {
      let [whole, part] = rounded(n, least, most);
      whole = whole.padStart(options.minimumIntegerDigits ?? 1, '0');
      if (useGrouping) whole = whole.replace(/\B(?=(\d{3})+$)/g, ',');
      text = part ? whole + '.' + part : whole;
    }
    if (style === 'percent') text += '%';
    if (money) {
      const code = String(currency).toUpperCase();
      text = (symbols[code] ?? code + '\u00a0') + text;
    }
    return (negative ? '-' : '') + text;
  }

  const thisNumber = Number.prototype.valueOf, thisBigInt = BigInt.prototype.valueOf;
  library['Number.prototype.toLocaleString'] = { toLocaleString(locales, options) { return formatNumber(thisNumber.call(this), options) } }.toLocaleString;
  library['BigInt.prototype.toLocaleString'] = { toLocaleString(locales, options) { return formatNumber(thisBigInt.call(this), options) } }.toLocaleString;

  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const dateStyles = {
    full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }, long: { year: 'numeric', month: 'long', day: 'numeric' },
    medium: { year: 'numeric', month: 'short', day: 'numeric' }, short: { year: '2-digit', month: 'numeric', day: 'numeric' },
  };
  const timeStyles = { medium: { hour: 'numeric', minute: '2-digit', second: '2-digit' }, short: { hour: 'numeric', minute: '2-digit' } };
  timeStyles.full = timeStyles.long = { ...timeStyles.medium, timeZoneName: 'short' };
  const date = ['weekday', 'year', 'month', 'day'], time = ['hour', 'minute', 'second'];

  function formatDate(d, options, needs, usual) {
    if (Number.isNaN(d.getTime())) return 'Invalid Date';
    let o = options === undefined ? {} : { ...Object(options) };
    if (o.dateStyle || o.timeStyle) o = { ...o, ...dateStyles[o.dateStyle], ...timeStyles[o.timeStyle] };
    else if (!needs.some((k) => o[k] !== undefined)) {
      if (usual.includes('date')) o = { year: 'numeric', month: 'numeric', day: 'numeric', ...o };
      if (usual.includes('time')) o = { hour: 'numeric', minute: '2-digit', second: '2-digit', ...o };
    }
    const utc = o.timeZone !== undefined && /^(utc|gmt|etc\/utc|etc\/gmt)$/i.test(o.timeZone);
    if (o.timeZone !== undefined && !utc) throw new RangeError('Invalid time zone specified: ' + o.timeZone);
    const get = (what) => d[(utc ? 'getUTC' : 'get') + what]();
    const two = (n, style) => (style === '2-digit' ? String(n).padStart(2, '0') : String(n));
    const out = [];
    const year = o.year && (o.year === '2-digit' ? two(get('FullYear') % 100, '2-digit') : String(get('FullYear')));
    const day = o.day && two(get('Date'), o.day);
    const weekday = o.weekday && (o.weekday === 'long' ? days[get('Day')] : o.weekday === 'narrow' ? days[get('Day')][0] : days[get('Day')].slice(0, 3));
    if (o.month === 'long' || o.month === 'short' || o.month === 'narrow') {
      const name = months[get('Month')];
      const month = o.month === 'long' ? name : o.month === 'short' ? name.slice(0, 3) : name[0];
      out.push([weekday, [month, day].filter(Boolean).join(' '), year].filter(Boolean).join(', '));
      if (!day && year) out[0] = [weekday, month + ' ' + year].filter(Boolean).join(', ');
    } else {
      const numbers = [o.month && two(get('Month') + 1, o.month), day, year].filter(Boolean).join('/');
      out.push([weekday, numbers].filter(Boolean).join(', '));
    }
    if (time.some((k) => o[k])) {
      const hour = get('Hours'), twelve = o.hour12 ?? !(o.hourCycle === 'h23' || o.hourCycle === 'h24');
      const parts = [];
      if (o.hour) parts.push(two(twelve ? hour % 12 || 12 : hour, twelve ? o.hour : '2-digit'));
      if (o.minute) parts.push(two(get('Minutes'), o.hour || o.minute === '2-digit' && o.second ? '2-digit' : o.minute));
      if (o.second) parts.push(two(get('Seconds'), o.minute ? '2-digit' : o.second));
      let text = parts.join(':');
      if (o.fractionalSecondDigits) text += '.' + String(get('Milliseconds')).padStart(3, '0').slice(0, o.fractionalSecondDigits);
      if (o.hour && twelve) text += hour < 12 ? ' AM' : ' PM';
      if (o.timeZoneName) text += ' ' + (utc ? 'UTC' : /\((.*)\)$/.exec(d.toString())?.[1] ?? 'UTC');
      out.push(text);
    }
    return out.filter(Boolean).join(o.month === 'long' && (o.dateStyle === 'full' || o.dateStyle === 'long') ? ' at ' : ', ');
  }

  function localeDate(name, needs, usual) {
    library['Date.prototype.' + name] = { [name](locales, options) {
      Date.prototype.getTime.call(this);
      return formatDate(this, options, needs, usual);
    } }[name];
  }
  localeDate('toLocaleString', [...date, ...time], ['date', 'time']);
  localeDate('toLocaleDateString', date, ['date']);
  localeDate('toLocaleTimeString', time, ['time']);

  // ---- async generators: what lowered ones stand on (modern.go)

  class Await { constructor(value) { this.value = value } } // await, in a generator that stands for an async one
  class Delegated extends Await { } // a yield of yield*, which is told how it is resumed
  class Returned extends Await { } // yield* has been returned from

  const promiseThen = Promise.prototype.then, promiseResolve = Promise.resolve, ThePromise = Promise;
  const settle = (value, f, g) => { promiseThen.call(promiseResolve.call(ThePromise, value), f, g) };

  const AsyncIteratorPrototype = Object.create(Object.prototype, {
    [Symbol.asyncIterator]: { value: { [Symbol.asyncIterator]() { return this } }[Symbol.asyncIterator], writable: true, configurable: true },
  });
  const AsyncGeneratorPrototype = Object.create(AsyncIteratorPrototype);

  // AsyncGenerator has the states of the language's: its queue holds the calls
  // that have no answer yet, and it is busy while the first is worked on.
  class AsyncGenerator {
    #generator; #queue = []; #busy = false; #started = false; #ended = false;
    static make(thisArg, args, body) {
      const made = new AsyncGenerator();
      made.#generator = body.apply(thisArg, args === null ? [] : args);
      return Object.setPrototypeOf(made, AsyncGeneratorPrototype);
    }
    static call(generator, method, value) {
      return new ThePromise((resolve, reject) => {
        if (Object(generator) !== generator || !(#queue in generator)) throw new TypeError(method + ' method called on incompatible receiver ' + String(generator));
        generator.#queue.push({ method, value, resolve, reject });
        if (!generator.#busy) generator.#work();
      });
    }
    #answer(done, value) {
      this.#queue.shift().resolve({ value, done });
      this.#work();
    }
    #refuse(error) {
      this.#queue.shift().reject(error);
      this.#work();
    }
    #work() {
      this.#busy = this.#queue.length > 0;
      if (!this.#busy) return;
      const { method, value } = this.#queue[0];
      if (!this.#started && method !== 'next') this.#ended = true;
      this.#started = true;
      if (!this.#ended) {
        if (method === 'return') settle(value, (v) => this.#resume('return', v), (e) => this.#resume('throw', e));
        else this.#resume(method, value);
      } else if (method === 'next') this.#answer(true, undefined);
      else if (method === 'throw') this.#refuse(value);
      else settle(value, (v) => this.#answer(true, v), (e) => this.#refuse(e));
    }
    #delegates = false;
    #resume(method, value) {
      let result;
      try {
        if (this.#delegates) {
          this.#delegates = false;
          result = this.#generator.next({ method, value });
        } else result = this.#generator[method](value);
      } catch (e) {
        this.#ended = true;
        this.#refuse(e);
        return;
      }
      const { done, value: v } = result;
      if (done) {
        this.#ended = true;
        if (v === undefined || method === 'return' && v === value) this.#answer(true, v);
        else settle(v, (w) => this.#answer(true, w), (e) => this.#refuse(e));
      } else if (v instanceof Delegated) {
        this.#delegates = true;
        this.#answer(false, v.value);
      } else if (v instanceof Returned) this.#resume('return', v.value);
      else if (v instanceof Await) settle(v.value, (w) => this.#resume('next', w), (e) => this.#resume('throw', e));
      else settle(v, (w) => this.#answer(false, w), (e) => this.#resume('throw', e));
    }
  }
  for (const method of ['next', 'return', 'throw']) {
    const f = { [method](value) { return AsyncGenerator.call(this, method, value) } }[method];
    Object.defineProperty(AsyncGeneratorPrototype, method, { value: f, writable: true, configurable: true });
  }
  Object.defineProperty(AsyncGeneratorPrototype, Symbol.toStringTag, { value: 'AsyncGenerator', configurable: true });

  function resultObject(result) {
    if (Object(result) !== result) throw new TypeError('Iterator result ' + String(result) + ' is not an object');
    return result;
  }

  // asyncIterator is that of an iterable: a plain one's values are awaited.
  function asyncIterator(iterable) {
    const method = iterable[Symbol.asyncIterator];
    if (method !== undefined && method !== null) return method.call(iterable);
    if (typeof iterable[Symbol.iterator] !== 'function') {
      throw new TypeError((typeof iterable === 'object' || typeof iterable === 'function' ? 'object' : String(iterable)) + ' is not async iterable');
    }
    const iterator = iterable[Symbol.iterator](), next = iterator.next;
    const through = (f, args) => new ThePromise((resolve, reject) => {
      const { done, value } = resultObject(f.apply(iterator, args));
      settle(value, (v) => resolve({ value: v, done }), reject);
    });
    return {
      next(...args) { return through(next, args) },
      return(...args) {
        const f = iterator.return;
        return f === undefined || f === null ? ThePromise.resolve({ value: args[0], done: true }) : through(f, args);
      },
      get throw() {
        const f = iterator.throw;
        return f === undefined || f === null ? f : (...args) => through(f, args);
      },
    };
  }

  function* yieldStar(iterable) {
    const iterator = asyncIterator(iterable), next = iterator.next;
    let method = 'next', value;
    for (;;) {
      let f = method === 'next' ? next : iterator[method];
      if (f === undefined || f === null) {
        if (method === 'return') { yield new Returned(value); return }
        f = iterator.return;
        if (f !== undefined && f !== null) yield new Await(f.call(iterator));
        throw new TypeError("The iterator does not provide a 'throw' method");
      }
      const result = resultObject(yield new Await(f.call(iterator, value)));
      if (result.done) {
        if (method === 'return') yield new Returned(result.value);
        return result.value;
      }
      ({ method, value } = yield new Delegated(result.value));
    }
  }

  library.__await = Await;
  library.__asyncGenerator = AsyncGenerator.make;
  library.__yieldStar = yieldStar;
  library.__forAwait = asyncIterator;

  // ---- of old

  library['Date.prototype.getYear'] = { getYear() { return this.getFullYear() - 1900 } }.getYear;
  library['Date.prototype.setYear'] = { setYear(y) { y = Number(y); return this.setFullYear(y >= 0 && y <= 99 ? 1900 + Math.trunc(y) : y) } }.setYear;
  const tags = {
    anchor: ['a', 'name'], big: ['big'], blink: ['blink'], bold: ['b'], fixed: ['tt'], fontcolor: ['font', 'color'], fontsize: ['font', 'size'],
    italics: ['i'], link: ['a', 'href'], small: ['small'], strike: ['strike'], sub: ['sub'], sup: ['sup'],
  };
  for (const name of Object.keys(tags)) {
    const [tag, attribute] = tags[name];
    library['String.prototype.' + name] = { [name](v) {
      return '<' + tag + (attribute ? ' ' + attribute + '="' + String(v).replace(/"/g, '&quot;') + '"' : '') + '>' + this + '</' + tag + '>';
    } }[name];
  }
  return library;
})
