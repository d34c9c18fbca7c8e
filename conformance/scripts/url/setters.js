// Every setter of a URL with every kind of value.
var urls = ['http://u:p@h.com:81/a/b?q=1#f', 'https://h/', 'file:///a/b', 'file://h/C:/x', 'mailto:x?y', 'a://h:1/p', 'ws://[::1]:9/', 'a:/b/c', 'javascript:1'];
var values = {
  href: ['http://x/y', 'x', 'mailto:a', ''],
  protocol: ['https', 'https:', 'http://x', 'file', 'a', 'ws', '', '1', 'FTP:', 'h\u00e9', 'mailto'],
  username: ['', 'a', 'a:b@c', '\u00e9', '%41 /'], password: ['', 'p', ':@/?#[]', '\u00e9'],
  host: ['x', 'x:82', 'x:80', 'x:443', '', 'x/y', 'x?y', 'x#y', 'x\\y', '[::2]', '[::2]:7', ':5', 'a b', '127.1', 'x:', 'x:99999', '\u00e9.fr', 'x@y', 'a:b', '[::', 'localhost'],
  hostname: ['x', 'x:82', '', 'x/y', '[::3]', ':', '0x10', 'A.B', 'a%41', 'a%2f', '\u00df'],
  port: ['', '0', '80', '443', '21', '65535', '65536', '8a', '8/9', ' 8', '-1', '1.5', 90, null],
  pathname: ['', '/', 'x', '/x/../y', '?', '#', 'a b', '/%2e%2e/z', '\\x', '//x', '/C|/a', '\u00e9', '.', '..'],
  search: ['', '?', 'a=b', '?a b\'"', '#', '??', '\u00e9'], hash: ['', '#', 'f', '#a b"`<>', '##', '\u00e9']
};
Object.keys(values).forEach(function (name) {
  urls.forEach(function (text) {
    // Of schemes that are not special Node 20 has ideas of its own.
    if (/^(host|hostname|pathname)$/.test(name) && !/^(http|ws|file)/.test(text)) return;
    var line = [];
    values[name].forEach(function (value) {
      var u = new URL(text);
      try { u[name] = value; line.push(u.href); } catch (e) { line.push(e.name + ' ' + e.code + ' ' + e.message + ' ' + e.input); }
    });
    console.log(name, text, JSON.stringify(line));
  });
});
