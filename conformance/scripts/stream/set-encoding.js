// setEncoding: characters that are cut between chunks, in every encoding.
var Readable = require('stream').Readable;
var bytes = Buffer.from('h\u00e9llo \u20ac \ud83d\ude00!', 'utf8');
['utf8', 'utf16le', 'latin1', 'hex', 'base64', 'ascii'].forEach(function (enc) {
  var r = new Readable({ read: function () {} });
  console.log(r.readableEncoding, r.setEncoding(enc) === r, r.readableEncoding);
  for (var i = 0; i < bytes.length; i++) r.push(bytes.slice(i, i + 1));
  r.push(null);
  var all = [];
  r.on('data', function (c) { all.push(c); });
  r.on('end', function () { console.log(enc, JSON.stringify(all)); });
});
var late = new Readable({ read: function () {} });
late.push(bytes.slice(0, 2)); late.push(bytes.slice(2, 9));
late.setEncoding('utf8');
console.log(late.readableLength, JSON.stringify(late.read()));
var option = new Readable({ encoding: 'hex', read: function () {} });
option.push('ab'); option.push('cd', 'hex');
console.log(option.read());
try { late.setEncoding('nope'); } catch (e) { console.log(e.name, e.code, e.message); }
