// Getters and setters along the chain of prototypes.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError, or the library of ES5.
const base = { get v() { return this._v || 'base' }, set v(x) { this._v = 'set ' + x } };
const child = Object.create(base);
console.log(child.v, Object.keys(child)); child.v = 1; console.log(child.v, Object.keys(child), base.v);
const half = Object.create(base, { v: { get() { return 'half' }, configurable: true } });
half.v = 5; console.log(half.v, Object.keys(half));
(function () { 'use strict'; try { half.v = 5 } catch (e) { console.log(e.message) } })();
const readonly = Object.create({}, { r: { value: 1 } }); const below = Object.create(readonly);
below.r = 2; console.log(below.r, Object.prototype.hasOwnProperty.call(below, 'r'));
(function () { 'use strict'; try { below.r = 2 } catch (e) { console.log(e.message) } })();
(function () { 'use strict'; try { Object.freeze([1]).push(2) } catch (e) { console.log(e.message) } try { delete Object.freeze({ a: 1 }).a } catch (e) { console.log(e.message) } try { undefined.x = 1 } catch (e) { console.log(e.message) } })();
const o = { get a() { return 1 }, get ['b' + 1]() { return 2 }, set c(v) { } };
console.log(o, Object.getOwnPropertyDescriptor(o, 'a').get.name, Object.getOwnPropertyDescriptor(o, 'c'));
console.log(o.__lookupGetter__('a') === Object.getOwnPropertyDescriptor(o, 'a').get, JSON.stringify(o), Object.assign({}, o));
const lazy = { get x() { console.log('computed'); Object.defineProperty(this, 'x', { value: 42 }); return this.x } };
console.log(lazy.x, lazy.x);
