// mkdtemp adds six letters or digits to a prefix.
var fs = require('fs'), t = require('./_dir.js');
var d = fs.mkdtempSync(t.at('p-'));
console.log(d.indexOf(t.at('p-')), d.length - t.at('p-').length, /^[a-zA-Z0-9]{6}$/.test(d.slice(-6)), fs.statSync(d).isDirectory(), (fs.statSync(d).mode & 511).toString(8));
console.log(Buffer.isBuffer(fs.mkdtempSync(t.at('q'), 'buffer')));
fs.mkdtemp(t.at('r'), { encoding: 'utf8' }, function (e, d) { console.log(e, typeof d, fs.existsSync(d)); });
