// WeakRef and FinalizationRegistry are there, and what they hold stays a while.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
const target = { name: 'target' };
const ref = new WeakRef(target);
console.log(ref.deref() === target, Object.prototype.toString.call(ref), WeakRef.name, WeakRef.length);
const registry = new FinalizationRegistry(() => {});
console.log(registry.register(target, 'held', target), registry.unregister(target), registry.unregister(target));
for (const f of [() => new WeakRef(1), () => WeakRef({}), () => registry.register(target, target), () => new FinalizationRegistry()]) {
  try { f() } catch (e) { console.log(e.name) }
}
