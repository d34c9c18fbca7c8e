// indexOf, lastIndexOf and includes, for text, bytes and buffers.
const b = Buffer.from('hello world hello');
console.log(b.indexOf('hello'), b.indexOf('hello', 1), b.lastIndexOf('hello'), b.lastIndexOf('hello', 5), b.indexOf('nope'));
console.log(b.indexOf(111), b.indexOf(Buffer.from('wor')), b.indexOf('6c6c', 'hex'), b.indexOf('l', -3), b.includes('wor'));
console.log(b.indexOf(''), b.indexOf('', 99), b.lastIndexOf(''), b.lastIndexOf('l', -4), b.lastIndexOf('h', -99));
try { b.indexOf({}); } catch (e) { console.log(e.code, e.message); }
