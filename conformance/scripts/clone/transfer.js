// structuredClone moves the buffers it is told to, and empties them.
// otto: a Set is not iterable for lack of symbols
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
let memory = new ArrayBuffer(8);
new Uint8Array(memory).fill(3);
let copy = structuredClone({ memory }, { transfer: [memory] });
console.log(memory.byteLength, copy.memory);
attempt('detached', () => structuredClone(memory));
attempt('transferred again', () => structuredClone(1, { transfer: [memory] }));
const view = new Uint8Array([1, 2, 3]);
console.log(structuredClone(view, { transfer: new Set([view.buffer]) }), view.length, view.byteLength);
memory = new ArrayBuffer(4);
structuredClone('unrelated', { transfer: [memory] });
console.log(memory.byteLength);
