// write takes offset, length and encoding, and never half a character.
const b = Buffer.alloc(8);
console.log(b.write('abc'), b.write('xyz', 6), b.write('\u20ac\u20ac\u20ac'), b.write('ffee', 1, 'hex'), b.write('abcdef', 2, 3), b);
console.log(b.write('0102', 0, 1, 'hex'), b.write('hi', 'latin1'), b.toString('hex'));
try { b.write('a', 9); } catch (e) { console.log(e.code, e.message); }
try { b.write(5); } catch (e) { console.log(e.code, e.message); }
