// The names of module, class and prototype, with the lengths and names of their functions.
// otto: there is no BigInt, there are no symbols
function list(title, o) {
  console.log('--', title);
  Object.getOwnPropertyNames(o).forEach(function (name) {
    var d = Object.getOwnPropertyDescriptor(o, name);
    var flags = (d.writable === false ? 'r' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '');
    var what = d.get || d.set ? 'accessor' : typeof d.value;
    if (what === 'function') what += ' ' + d.value.name + ' ' + d.value.length;
    console.log(name, flags, what);
  });
}
var buffer = require('buffer');
list('module', buffer);
list('constants', buffer.constants);
list('Buffer', Buffer);
list('prototype', Buffer.prototype);
var p = Buffer.prototype;
console.log(p.readUint8 === p.readUInt8, p.toLocaleString === p.toString, p.constructor === Buffer);
console.log(Object.getPrototypeOf(Buffer) === Uint8Array, Object.getPrototypeOf(p) === Uint8Array.prototype);
console.log(Object.getPrototypeOf(buffer.constants) === Object.prototype, buffer.constants, buffer.kMaxLength, buffer.kStringMaxLength);
console.log(Buffer.poolSize, buffer.INSPECT_MAX_BYTES, buffer.Buffer === Buffer);
