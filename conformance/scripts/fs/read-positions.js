// A position may be a BigInt, and a view of anything may be read into.
// otto: there is no BigInt
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'abcdefgh');
var fd = fs.openSync(t.at('f'), 'r');
var b = new Uint16Array(2), v = new DataView(new ArrayBuffer(4), 1, 2);
console.log(fs.readSync(fd, b, 0, 4, BigInt(2)), b[0], fs.readSync(fd, v, 0, 2, BigInt(0)), v.getUint8(1));
t.attempt('far', function () { return fs.readSync(fd, b, 0, 1, BigInt(2) ** BigInt(64)); });
console.log(fs.readSync(fd, b, 0, 1, BigInt(-1)), fs.readSync(fd, b, { position: BigInt(1), length: 1 }), b[0] & 255);
fs.closeSync(fd);
