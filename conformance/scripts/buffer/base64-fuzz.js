// Base64 of texts from a seeded generator: what is skipped, what ends it, what atob refuses.
var seed = 7;
function rnd(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; }
var alphabet = 'ABab01+/-_= \n*\u00e9=\u20ac\u0141', lines = 0;
for (var i = 0; i < 600; i++) {
  var s = '', n = rnd(14);
  for (var j = 0; j < n; j++) s += alphabet[rnd(i % 2 ? alphabet.length : 12)];
  var line = [JSON.stringify(s), Buffer.from(s, 'base64').toString('hex'), Buffer.from(s, 'base64url').toString('hex'), Buffer.byteLength(s, 'base64'), Buffer.alloc(4).write(s, 'base64')];
  try { line.push(Buffer.from(atob(s), 'latin1').toString('hex')); } catch (e) { line.push(e.name, e.code, e.message); }
  console.log(line.join(' '));
}
