// With bigint: true every number is a BigInt, and there are nanoseconds.
// otto: there is no BigInt
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello');
fs.utimesSync(t.at('f'), 1000000000.25, 1000000001.5);
var s = fs.statSync(t.at('f'), { bigint: true });
console.log(Object.keys(s).join(), s.constructor.name, s instanceof fs.Stats);
console.log(s.size, typeof s.ino, s.mtimeMs, s.mtimeNs, s.atimeNs, s.mtime.toISOString(), s.isFile(), s.isDirectory());
var fd = fs.openSync(t.at('f'), 'r');
fs.fstat(fd, { bigint: true }, function (e, s) {
  console.log(e, s.size);
  fs.closeSync(fd);
  fs.statfs(t.dir, { bigint: true }, function (e, s) { console.log(e, typeof s.bsize, s.constructor.name, Object.keys(s).join()); });
});
var plain = fs.statfsSync(t.dir);
console.log(typeof plain.bsize, plain.bfree <= plain.blocks, plain.bavail <= plain.bfree);
