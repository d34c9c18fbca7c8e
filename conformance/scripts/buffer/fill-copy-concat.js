// fill, copy and concat.
console.log(Buffer.alloc(5, 'ab'), Buffer.alloc(3, 1), Buffer.alloc(4, 'ff00', 'hex'), Buffer.alloc(2, ''));
const b = Buffer.alloc(6, '.');
console.log(b.fill('xyz', 1, 5).toString(), b.fill(65).toString(), b.fill('\u00e9', 'latin1').toString('latin1'));
const to = Buffer.alloc(4, '-');
console.log(Buffer.from('abc').copy(to, 2), to.toString(), Buffer.from('abc').copy(to, 0, 1, 2), to.toString(), to.copy(to, 1, 0, 3), to.toString());
console.log(Buffer.concat([Buffer.from('ab'), Buffer.from('cd')]).toString(), Buffer.concat([Buffer.from('abc')], 2).toString(), Buffer.concat([Buffer.from('a')], 3));
