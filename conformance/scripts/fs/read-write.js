// Bytes go where position says, or on from where the file stands.
var fs = require('fs'), t = require('./_dir.js');
var fd = fs.openSync(t.at('f'), 'w+');
console.log(fs.writeSync(fd, 'hello'), fs.writeSync(fd, Buffer.from(' world'), 1, 3), fs.writeSync(fd, 'J', 0), fs.writeSync(fd, '6162', null, 'hex'));
console.log(fs.readFileSync(t.at('f'), 'utf8'));
var b = Buffer.alloc(5, '.');
console.log(fs.readSync(fd, b, 1, 3, 0), b.toString(), fs.readSync(fd, b), fs.readSync(fd, b, { position: 2, length: 2 }), b.toString());
console.log(fs.readSync(fd, b, 0, 5, 100), fs.readSync(fd, b, 0, 0, 0));
console.log(fs.writevSync(fd, [Buffer.from('one'), Buffer.from('two')], 0), fs.readFileSync(t.at('f'), 'utf8'));
var x = Buffer.alloc(2), y = Buffer.alloc(3);
console.log(fs.readvSync(fd, [x, y], 1), x.toString(), y.toString(), fs.writevSync(fd, []));
fs.closeSync(fd);
