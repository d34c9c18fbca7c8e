// Generators: values in and out, return and throw through finally, delegation.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
function* talk() {
  try {
    const got = yield 'first';
    console.log('got', got);
    yield* inner();
    return 'end';
  } catch (e) {
    console.log('caught', e);
    yield 'after catch';
  } finally {
    console.log('finally');
    yield 'last words';
  }
}
function* inner() { try { const x = yield 'in'; console.log('inner got', x); return 'result' } finally { console.log('inner finally') } }
let g = talk();
console.log(g.next('ignored'), g.next('A'), g.next('B'), g.next(), g.next(), g.next());
g = talk(); g.next(); g.next();
console.log(g.throw('T'), g.next(), g.next(), g.next());
g = talk(); g.next();
console.log(g.return('R'), g.next(), g.return('S'));
console.log(talk().return(1));
try { talk().throw(new Error('early')) } catch (e) { console.log(e.message) }
console.log([...function* () { const r = yield* function* () { yield 1; return 'x' }(); yield r; yield* 'ab'; yield* [2, 3] }()]);
console.log(Object.prototype.toString.call(g), g[Symbol.iterator]() === g, g, talk);
const object = { *[Symbol.iterator]() { yield* Object.entries(this) }, a: 1, b: 2 };
console.log([...object], new Map(object), Math.max(...function* () { yield 3; yield 9 }()));
const [first, ...rest] = function* () { try { yield 1; yield 2; yield 3 } finally { console.log('closed') } }();
console.log(first, rest);
const [only] = function* () { try { yield 1; yield 2 } finally { console.log('closed early') } }();
console.log(only);
function* fibonacci() { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b] } }
for (const n of fibonacci()) { if (n > 50) break; process.stdout.write(n + ' ') }
console.log();
const running = function* () { running.next() }();
try { running.next() } catch (e) { console.log(e.name, e.message) }
try { new talk() } catch (e) { console.log(e.message) }
