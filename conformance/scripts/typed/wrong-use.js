// Typed arrays used in wrong ways: methods on what they are not for, and buffers that were given away.
// goja: it has sentences of its own; from takes no string, and slice a buffer that was given away
function attempt(f) { try { console.log(f()); } catch (e) { console.log(e.name + ': ' + e.message); } }
var bytes = new Uint8Array(4), moved = new ArrayBuffer(4);
structuredClone(1, { transfer: [moved] });
[
  function () { return Uint8Array.from('12'); },
  function () { return bytes.set([1], -1); },
  function () { return Uint8Array.prototype.fill.call([], 1); }, function () { return Uint8Array.prototype.length; }, function () { return Uint8Array.prototype.buffer; },
  function () { return bytes.sort(3); }, function () { return bytes.map(3); }, function () { return Uint8Array.from(null); }, function () { return ArrayBuffer.prototype.slice.call({}, 1); },
  function () { return moved.slice(0); }, function () { return new Uint8Array(moved); }, function () { return new DataView(moved); }
].forEach(attempt);
var View = DataView;
DataView = null;
attempt(function () { return new View(new ArrayBuffer(2)).getUint16(); });
