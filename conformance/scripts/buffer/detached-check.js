// isUtf8 and isAscii refuse memory that has been given away.
const { isUtf8, isAscii } = require('buffer');
const gone = new ArrayBuffer(8);
structuredClone(gone, { transfer: [gone] });
for (const is of [isUtf8, isAscii]) {
  try { is(gone); } catch (e) { console.log(e.name, e.code, e.message); }
}
