// Reading and writing numbers of every width.
const b = Buffer.alloc(16);
console.log(b.writeUInt8(255, 0), b.writeInt8(-1, 1), b.writeUInt16BE(0x1234, 2), b.writeUInt16LE(0x1234, 4));
console.log(b.writeInt32BE(-2, 6), b.writeUInt32LE(0xdeadbeef, 10), b);
console.log(b.readUInt8(0), b.readInt8(1), b.readUInt16BE(2), b.readUInt16LE(4), b.readInt32BE(6), b.readUInt32LE(10));
b.writeDoubleBE(Math.PI, 0);
b.writeFloatLE(0.5, 8);
console.log(b.readDoubleBE(0), b.readFloatLE(8), b.readDoubleLE(0));
console.log(b.writeUIntBE(0x123456789a, 0, 5), b.readUIntBE(0, 5), b.readUIntLE(0, 5), b.readIntLE(2, 3));
console.log(b.writeIntLE(-123456, 0, 3), b.readIntLE(0, 3), b.readUint8 === b.readUInt8);
