// URLs put together at random parse, and fail, alike.
var seed = 1;
function random(n) { seed = seed * 16807 % 2147483647; return seed % n; }
function pick(list) { return list[random(list.length)]; }
var schemes = ['http:', 'https:', 'HTTP:', 'ws:', 'ftp:', 'file:', 'mailto:', 'a+b-c.:', 'javascript:', 'blob:', '', '', '1:', ':', 'http', 'blob:http://x:81'];
var slashes = ['//', '//', '//', '/', '', '///', '\\\\', '/\\', '////'];
var auths = ['', '', '', 'u@', 'u:p@', ':@', '@', 'a:b:c@', 'a@b@', 'u%20:p%41@', 'é:ü@', 'x|y;=@'];
var hosts = ['example.com', 'EXAMPLE.com', '', 'a.b', '127.0.0.1', '0x7f.1', '256', '1.2.3.4.5', '4294967296', '[::1]', '[1::8]', '[::1.2.3.4]', '[1:2', '[:::]',
  'é.fr', 'xn--9ca.fr', 'a b', 'a%41', 'a%2fb', 'ab%', 'localhost', 'C|', 'c:', '%00', 'a<b', '09.1', '1.', '0', 'a..b', '日本', 'ß.de', '\u00ad', '[::ffff:1.2.3.4]', '[1:2:3:4:5:6:7:8:9]', '[::1%25]', 'a_b', '1e3', '0x', '.', '..'];
var ports = ['', '', '', ':80', ':443', ':0', ':65536', ':', ':8a', ':00080', ': 80', ':65535'];
var paths = ['', '/', '/a/b', '/a/../b', '/./a', '/..', '/%2e/%2E%2e/x', '/a b', '/C:/x', '/C|/..', '/é', '/"<>`{}', '/a\\b', '//x', '/^|', '/a;b=c', '/..//', 'x', './y', '../z', '/a/./', '/\t\n', '/%zz'];
var queries = ['', '', '?', '?a=1', '?a b\'"<>', '?é', '?a?b', '?%41'];
var hashes = ['', '', '#', '#f', '#a b"<>`', '#é#', '#?'];
var bases = [undefined, undefined, 'http://base.com/x/y?q#f', 'file:///C:/a/b', 'file:///a/b', 'mailto:x', 'a://h/p/q', 'https://u:p@b:8/', 'a:/b/c', 'x'];
var bad = 0;
for (var i = 0; i < 4000; i++) {
  var input = pick(schemes) + pick(slashes) + pick(auths) + pick(hosts) + pick(ports) + pick(paths) + pick(queries) + pick(hashes);
  if (random(10) === 0) input = input.substr(random(input.length));
  if (random(30) === 0) input = ' \t' + input + '\u0001 ';
  if (!/^(http|ws|ftp|file)/i.test(input)) input = input.replace(/\.\./g, 'x'); // Node 20 may leave no path, or the dots
  var base = pick(bases);
  if (base === 'mailto:x' && input.indexOf('#') > 0) base = undefined; // where Node 20 forgets that it cannot be
  try {
    var u = base === undefined ? new URL(input) : new URL(input, base);
    if (i % 4 === 0 || u.href.indexOf('xn--') > 0) {
      console.log(JSON.stringify([input, base, u.href, u.origin, u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.pathname, u.search, u.hash]));
    } else {
      console.log(JSON.stringify([input, base, u.href]));
    }
  } catch (e) {
    bad++;
    if (bad % 5 === 0) console.log(JSON.stringify([input, base, e.code, e.input, e.base]));
  }
}
console.log(bad);
