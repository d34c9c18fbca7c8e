// new Buffer still works, with a deprecation warning, once.
process.on('warning', (w) => console.log(w.name, w.code));
console.log(new Buffer(3), new Buffer('abc'), Buffer('616263', 'hex'), new Buffer([1, 2]));
try { new Buffer(5, 'hex'); } catch (e) { console.log(e.code, e.message); }
