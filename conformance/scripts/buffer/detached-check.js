// isUtf8 and isAscii refuse memory that has been given away.
// otto: no structuredClone of typed arrays in the engine
const { isUtf8, isAscii } = require('buffer');
const gone = new ArrayBuffer(8);
structuredClone(gone, { transfer: [gone] });
for (const is of [isUtf8, isAscii]) {
  try { is(gone); } catch (e) { console.log(e.name, e.code, e.message); }
}
