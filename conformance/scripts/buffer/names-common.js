// The functions that every engine has, by name and length.
var buffer = require('buffer');
function list(o, names) {
  console.log(names.split(' ').map(function (name) { return name + ':' + typeof o[name] + ':' + o[name].length; }).join(' '));
}
list(buffer, 'Buffer SlowBuffer transcode isUtf8 isAscii btoa atob Blob File resolveObjectURL');
list(Buffer, 'from of alloc allocUnsafe allocUnsafeSlow isBuffer compare isEncoding concat byteLength copyBytesFrom');
list(Buffer.prototype, 'copy toString equals inspect compare indexOf lastIndexOf includes fill write toJSON subarray slice swap16 swap32 swap64 toLocaleString');
list(Buffer.prototype, 'asciiSlice base64Slice base64urlSlice latin1Slice hexSlice ucs2Slice utf8Slice asciiWrite base64Write base64urlWrite latin1Write hexWrite ucs2Write utf8Write');
['read', 'write'].forEach(function (verb) {
  ['UInt', 'Uint', 'Int'].forEach(function (kind) {
    list(Buffer.prototype, ['8', '16LE', '16BE', '32LE', '32BE', 'LE', 'BE'].map(function (s) { return verb + kind + s; }).join(' '));
  });
  list(Buffer.prototype, verb + 'FloatLE ' + verb + 'FloatBE ' + verb + 'DoubleLE ' + verb + 'DoubleBE');
});
console.log(buffer.constants.MAX_LENGTH, buffer.constants.MAX_STRING_LENGTH, buffer.kMaxLength, buffer.kStringMaxLength, buffer.INSPECT_MAX_BYTES, Buffer.poolSize);
console.log(Buffer.prototype.readUint16LE === Buffer.prototype.readUInt16LE, Buffer.name, Buffer.length, buffer.SlowBuffer.name);
