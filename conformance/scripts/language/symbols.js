// The protocols that symbols stand for.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
class Money {
  constructor(n) { this.n = n }
  [Symbol.toPrimitive](hint) { return hint === 'string' ? this.n + ' EUR' : hint === 'number' ? this.n : 'default ' + this.n }
  get [Symbol.toStringTag]() { return 'Money' }
  static [Symbol.hasInstance](v) { return typeof v === 'object' && v !== null && 'n' in v }
}
const m = new Money(5);
console.log(`${m}`, +m, m + '', m * 2, m == 'default 5', String(m), Object.prototype.toString.call(m), { n: 1 } instanceof Money, m);
console.log([1].concat({ length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true }, Object.assign([2], { [Symbol.isConcatSpreadable]: false })).length);
class Stack extends Array { static get [Symbol.species]() { return Array } }
const stack = Stack.from([1, 2]);
console.log(stack instanceof Stack, stack.map((x) => x) instanceof Stack, stack.filter(Boolean).constructor.name);
const matcher = { [Symbol.match]: (s) => ['match', s], [Symbol.replace]: (s, r) => s + '/' + r, [Symbol.search]: () => 42, [Symbol.split]: (s) => s.split('').reverse() };
console.log('abc'.match(matcher), 'abc'.replace(matcher, 'x'), 'abc'.search(matcher), 'abc'.split(matcher));
console.log(Symbol('d').toString(), Symbol('d').description, Symbol().description, Symbol.for('x') === Symbol.for('x'), Symbol.keyFor(Symbol.for('x')), Symbol.keyFor(Symbol('x')));
const key = Symbol('key');
const o = { [key]: 1, b: 2, 1: 3, a: 4 };
console.log(o, Object.keys(o), JSON.stringify(o), Reflect.ownKeys(o), Object.getOwnPropertySymbols(o), key in o);
for (const f of [() => key + '', () => +key, () => new Symbol(), () => `${key}`]) { try { f() } catch (e) { console.log(e.message) } }
console.log(Object(key) == key, typeof Object(key), Object.getOwnPropertyDescriptor(Symbol, 'iterator'));
console.log([Symbol.iterator, Symbol.asyncIterator, Symbol.unscopables].map(String), Object.keys(Array.prototype[Symbol.unscopables]).includes('flat'));
