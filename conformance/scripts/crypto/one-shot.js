// crypto.hash: a digest in one call
var hash = require('crypto').hash;
[['sha1', 'abc'], ['sha1', Buffer.from('abc'), 'base64'], ['sha256', 'abc', 'buffer'], ['nope', 'abc'], [1, 'abc'], ['sha1', 1], ['sha1', 'a', 1], ['sha1', 'a', 'xx']].forEach(function (args) {
  try {
    console.log(hash.apply(null, args));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
});
