// Names that are no UTF-8 come whole as Buffers, and mended as text.
var fs = require('fs'), t = require('./_dir.js');
var name = Buffer.from([0x61, 0xff, 0x62]);
fs.writeFileSync(Buffer.concat([Buffer.from(t.dir + '/'), name]), 'odd');
console.log(fs.readdirSync(t.dir));
console.log(fs.readdirSync(t.dir, 'buffer'), fs.readdirSync(t.dir, 'hex'), fs.readdirSync(t.dir, { encoding: 'latin1' }));
console.log(fs.readFileSync(Buffer.concat([Buffer.from(t.dir + '/'), fs.readdirSync(t.dir, 'buffer')[0]]), 'utf8'));
var entry = fs.readdirSync(t.dir, { encoding: 'buffer', withFileTypes: true })[0];
console.log(entry.name, entry.isFile());
