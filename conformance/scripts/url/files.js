// Paths to file: URLs and back, options for http, domains.
var url = require('url');
function show(f, v) { try { console.log(JSON.stringify(v), url[f](v)); } catch (e) { console.log(JSON.stringify(v), e.name, e.code, e.message); } }
['file:///a/b%20c', 'file:///', 'file://localhost/x', 'file://h/x', 'http://x', 'file:///a%2Fb', 'file:///%C3%A9', 'file:///a%5cb', 'x', 5, null, undefined, {}, 'file:///C:/x', 'file:/a?q#h', 'file:///a%25'].forEach(function (v) { show('fileURLToPath', v); });
console.log(url.fileURLToPath(new URL('file:///x%20y')));
['/', '/a b', '/a%', '/a#b?c', '/a\\b', '/\u00e9', '/a/', '/a//b/../c', '/a\n\r\tb', '/a;=:@&$+,!~*|^`{}"<>[]()\''].forEach(function (p) { console.log(url.pathToFileURL(p).href); });
[5, null, undefined, {}].forEach(function (v) { try { url.pathToFileURL(v); } catch (e) { console.log(e.name, e.code, e.message); } });
console.log(url.pathToFileURL('x/').href === url.pathToFileURL(process.cwd() + '/x/').href);
['http://u%20:p@h:81/p?q#h', 'http://[::1]/', 'https://h', 'http://u@h/'].forEach(function (s) { console.log(url.urlToHttpOptions(new URL(s))); });
console.log(url.urlToHttpOptions({ pathname: '/x', search: '?y', more: 1 }));
['espa\u00f1ol.com', '\u4e2d\u6587.com', 'xn--i\u00f1valid.com', 'a b', '', 'A.B', '0x7f.1', 'xn--espaol-zwa.com', '[::1]', 'a_b', 'a:b', '\u00df'].forEach(function (d) {
  console.log(JSON.stringify(url.domainToASCII(d)), JSON.stringify(url.domainToUnicode(d)));
});
['domainToASCII', 'domainToUnicode'].forEach(function (f) { try { url[f](); } catch (e) { console.log(e.code, e.message); } });
var u = new URL('http://u:p@\u6e2c\u8a66.com:8/p?q#h');
[undefined, {}, { auth: false }, { fragment: false }, { search: false }, { unicode: true }, { unicode: true, auth: 0, fragment: '', search: 0 }, null, 1, 'x', true].forEach(function (o) {
  try { console.log(url.format(u, o)); } catch (e) { console.log(e.code, e.message); }
});
