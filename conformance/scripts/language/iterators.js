// Iterators: who closes them, and what is refused.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
function source(name, last) {
  let i = 0;
  return {
    [Symbol.iterator]() { return this },
    next() { return { value: ++i, done: i > last } },
    return() { console.log(name, 'closed'); return {} },
  };
}
for (const v of source('end', 2)) console.log(v);
for (const v of source('break', 9)) break;
try { for (const v of source('throw', 9)) throw new Error('body') } catch (e) { console.log(e.message) }
const [a, b] = source('destructuring', 9);
const [...all] = source('rest', 3);
console.log(a, b, all, [...source('spread', 2)], Array.from(source('from', 3), (x) => x * 2));
try { new Map(source('map', 3)) } catch (e) { console.log(e.message) }
try { Array.from(source('from throws', 3), () => { throw new Error('mapper') }) } catch (e) { console.log(e.message) }
const failing = { [Symbol.iterator]: () => ({ next() { throw new Error('next') }, return() { console.log('never') } }) };
try { for (const x of failing); } catch (e) { console.log(e.message) }
const array = [1, 2, 3];
const seen = [];
for (const x of array) { seen.push(x); if (x < 3) array.push(x + 10) }
console.log(seen);
console.log([...array.entries()].length, [...array.keys()].join(), [...'a\u{1f600}b'].length);
const entries = new Map([['k', 1]]).entries();
console.log(entries.next(), entries.next(), entries[Symbol.toStringTag], Object.prototype.toString.call([].values()));
const set = new Set([1, 2, 3]);
const order = [];
for (const x of set) { order.push(x); if (x === 1) set.delete(2); if (x === 3 && order.length < 5) { set.add(4); set.delete(1); set.add(1) } }
console.log(order);
console.log([..."aXbX".matchAll(/X/g)].map((m) => m.index), Object.fromEntries(new Map([['x', 1]]).entries()));
