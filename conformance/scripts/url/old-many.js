// url.parse, url.format and url.resolve of URLs put together at random.
var url = require('url');
var seed = 7;
function random(n) { seed = seed * 16807 % 2147483647; return seed % n; }
function pick(list) { return list[random(list.length)]; }
var schemes = ['http:', 'HTTPS:', 'ftp:', 'file:', 'mailto:', 'javascript:', 'a+b:', '', '', '', 'x', 'coap:', 'ws:'];
var slashes = ['//', '//', '', '/', '///', '\\\\'];
var auths = ['', '', '', 'u@', 'u:p@', 'a@b@', 'u%20x:y@', '\u00e9@'];
var hosts = ['example.com', 'EX.com', '', 'a.b.', '[::1]', '1.2.3.4', '\u00e9.fr', 'a_b', 'x-y', 'localhost', 'a"b', 'a;b', "a'b", 'a b', 'a{b'];
var ports = ['', '', ':80', ':', ':0', ':8a'];
var paths = ['', '/', '/a/b', '/a/../b/', '/./c', 'd', '../e', './f', '/g h', '/i"<>', '/j\\k', '//l', '..', '.', '/m;n=o', '/p/../../q', '/\u00e9'];
var queries = ['', '', '?', '?a=1&b=2', '?c d', '?e?f', '?g\'h'];
var hashes = ['', '', '#', '#i', '#j k', '#l?m#n'];
function make() { return pick(schemes) + pick(slashes) + pick(auths) + pick(hosts) + pick(ports) + pick(paths) + pick(queries) + pick(hashes); }
function show(f) { try { return f(); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
for (var i = 0; i < 1500; i++) {
  var a = make(), b = random(2) ? make() : pick(paths) + pick(queries) + pick(hashes);
  console.log(JSON.stringify([a, show(function () { return url.parse(a); }), show(function () { return url.format(a); })]));
  console.log(JSON.stringify([a, b, show(function () { return url.resolve(a, b); })]));
  if (i % 10 === 0) console.log(JSON.stringify([show(function () { return url.parse(a, false, true); }), show(function () { return url.resolveObject(a, b); })]));
}
