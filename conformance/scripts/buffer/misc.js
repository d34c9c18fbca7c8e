// byteLength, isEncoding, isBuffer, swap, toJSON, inspect.
console.log(Buffer.byteLength('\u20ac'), Buffer.byteLength('abc', 'hex'), Buffer.byteLength('YWI=', 'base64'), Buffer.byteLength('ab', 'ucs2'), Buffer.byteLength(Buffer.alloc(3)));
console.log(Buffer.isEncoding('UTF-8'), Buffer.isEncoding('nope'), Buffer.isEncoding(5), Buffer.isBuffer([]), Buffer.isBuffer(Buffer.alloc(0)));
console.log(Buffer.from([1, 2, 3, 4]).swap16(), Buffer.from([1, 2, 3, 4]).swap32(), JSON.stringify(Buffer.from('ab')));
try { Buffer.from('abc').swap16(); } catch (e) { console.log(e.code, e.message); }
console.log(Buffer.alloc(52), Buffer.alloc(0), Buffer.of(1, 2, 300), Buffer.alloc(1) instanceof Buffer);
console.log(btoa('h\u00e9'), atob('aOk='), require('buffer').Buffer === Buffer);
