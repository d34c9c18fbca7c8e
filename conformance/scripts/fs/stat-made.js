// Stats can be made by hand, as old packages do.
var fs = require('fs');
var s = new fs.Stats(1, 33188, 1, 0, 0, 0, 4096, 7, 5, 8, 1000, 2000.6, 3000, 4000);
console.log(s);
console.log(s.isFile(), s.isDirectory(), fs.Stats.length, fs.Stats.name);
console.log(new fs.Dirent('a', 1, '/x').isFile(), new fs.Dirent('a', 3, '/x').isSymbolicLink());
try { fs.Dirent('a'); } catch (e) { console.log(e.name, e.message); }
