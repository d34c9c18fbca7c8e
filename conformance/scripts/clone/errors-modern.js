// What structuredClone refuses of the newer kinds.
// otto: there are no symbols
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message, e instanceof DOMException);
  }
}
attempt('symbol', () => structuredClone(Symbol('s')));
attempt('arrow', () => structuredClone(() => {}));
attempt('class', () => structuredClone(class A {}));
attempt('async', () => structuredClone(async () => {}));
attempt('promise', () => structuredClone(Promise.resolve()));
attempt('weak map', () => structuredClone(new WeakMap()));
attempt('weak set', () => structuredClone(new WeakSet()));
attempt('weak ref', () => structuredClone(new WeakRef({})));
attempt('proxy', () => structuredClone(new Proxy({}, {})));
attempt('boxed symbol', () => structuredClone(Object(Symbol())));
attempt('generator', () => structuredClone((function* () {})()));
attempt('iterator', () => structuredClone(new Map().entries()));
attempt('cause', () => structuredClone(new Error('x', { cause: () => {} })));
attempt('transfer a view', () => structuredClone(1, { transfer: [new Uint8Array(2)] }));
const b = new ArrayBuffer(8);
attempt('twice', () => structuredClone(1, { transfer: [b, b] }));
attempt('not lost', () => b.byteLength);
attempt('refused', () => structuredClone(() => {}, { transfer: [b] }));
attempt('not lost', () => b.byteLength);
