// A digest as a stream, and one that is piped into
var crypto = require('crypto');
var Readable = require('stream').Readable;
var h = crypto.createHash('sha1');
h.on('readable', function () {
  var digest = h.read();
  if (digest) console.log(digest.toString('hex'));
});
h.on('end', function () {
  var source = new Readable({ read: function () {} });
  source.pipe(crypto.createHmac('sha256', 'key').setEncoding('hex')).on('data', function (text) { console.log(text); });
  source.push('piped ');
  source.push('in');
  source.push(null);
});
h.write('abc');
h.end();
