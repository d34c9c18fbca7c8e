// Proxy: every trap, in the order it is asked, and the promises it must keep.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
const log = [];
const handler = new Proxy({}, { get(_, trap) { return (...args) => { log.push(trap + (typeof args[1] === 'string' ? ':' + args[1] : '')); return Reflect[trap](...args) } } });
const p = new Proxy({}, handler);
p.a = 1; p.a; 'a' in p; delete p.a; Object.keys(p); ({ ...p }); p instanceof Object;
Object.getPrototypeOf(p); Object.setPrototypeOf(p, Object.prototype); Object.isExtensible(p); Object.preventExtensions(p);
Object.getOwnPropertyDescriptor(p, 'name'); log.push(Reflect.defineProperty(p, 'x', { value: 1 }));
const callable = new Proxy(function () {}, handler); callable(); new callable();
console.log(log.join(' '));
const frozen = Object.freeze({ a: 1 });
const liar = (trap, f) => { try { console.log(trap, f(new Proxy(frozen, { [trap]: () => (trap === 'get' ? 2 : trap === 'ownKeys' ? [] : trap === 'getPrototypeOf' ? {} : trap === 'has' ? false : true) }))) } catch (e) { console.log(trap, e.name, e.message.slice(0, 20)) } };
liar('get', (o) => o.a);
liar('has', (o) => 'a' in o);
liar('ownKeys', (o) => Reflect.ownKeys(o));
liar('getPrototypeOf', (o) => Object.getPrototypeOf(o));
liar('deleteProperty', (o) => delete o.a);
liar('set', (o) => { o.a = 2 });
const array = new Proxy([1, 2], {});
array.push(3);
console.log(Array.isArray(array), array.length, JSON.stringify(array), array.concat([4]), [...array], array);
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
try { proxy.x } catch (e) { console.log(e.message) }
try { Object.keys(proxy) } catch (e) { console.log(e.message) }
const defaults = new Proxy({}, { get: (t, k) => (k in t ? t[k] : `no ${String(k)}`), set(t, k, v) { t[k] = v * 2; return true } });
defaults.x = 4;
console.log(defaults.x, defaults.y, Reflect.get({ get me() { return this } }, 'me', 7), Reflect.set(Object.freeze({}), 'a', 1));
console.log(Reflect.ownKeys(class { static b() {} static 1() {} }), Reflect.construct(Date, [0], Array) instanceof Array, Reflect.has({ a: 1 }, 'a'), Reflect.apply(Math.max, null, [1, 2]));
