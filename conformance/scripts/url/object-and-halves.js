// What resolveObject takes from an object, and halves of surrogate pairs in URLs.
var u = require('url');
[['http://a/b?q', '?q'], ['/x', '?q'], ['http://a', '?q'], ['http://a/b/c', 'd?q'], ['http://a/b', '//c/d?q'], ['http://a/b', 'http:?q'], ['http://a/b/c?x', ''], ['http://a/b/c?x', '#h'], ['http://a', 'http://b?q'], ['mailto:a@b', '?q'], ['http://a/b', 'http:/c?q'], ['file:///a', '?q'], ['http://example.com', 'javascript:x?q'], ['http://a/b', 'ftp://c/d?q']].forEach(function (p) {
  var o = u.resolveObject(u.parse(p[0]), p[1]); console.log(p, o.href, o.query, o.search, o.path, o.pathname);
  o = u.resolveObject(p[0], p[1]); console.log(o.query);
});
var sp = new URLSearchParams(); sp.append('a', '\ud83d'); sp.append('\ude00', '\ude00\ud83d'); sp.set('b', '\ud83d\ude00'); console.log(sp.toString(), sp.get('b'), sp.has('\ufffd'));
console.log(new URL('http://a/?x=\ud800#\udfff').href);
