// Offsets and values out of range.
const b = Buffer.alloc(4);
function attempt(f) { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } }
attempt(() => b.readUInt8(4));
attempt(() => b.readUInt16LE(3));
attempt(() => b.readUInt8(-1));
attempt(() => b.readUInt8(1.5));
attempt(() => b.readUInt8('1'));
attempt(() => b.readDoubleLE(0));
attempt(() => b.readUIntBE(0, 7));
attempt(() => b.writeUInt8(256, 0));
attempt(() => b.writeInt16LE(-32769, 0));
attempt(() => b.writeUInt32BE(4294967296, 0));
attempt(() => Buffer.alloc(8).writeUIntBE(Math.pow(2, 48), 0, 6));
