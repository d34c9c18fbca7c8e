// A path is a string, a Buffer, or something like a URL of a file.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('a b'), 'space');
console.log(fs.readFileSync(Buffer.from(t.at('a b')), 'utf8'));
console.log(fs.readFileSync({ href: 'x', protocol: 'file:', hostname: '', pathname: t.at('a%20b') }, 'latin1'));
[{ protocol: 'http:' }, { hostname: 'h' }, { pathname: '/a%2Fb' }, { pathname: '/a%2fb' }, { auth: null }, { path: null }].forEach(function (change) {
  var u = { href: 'x', protocol: 'file:', hostname: '', pathname: t.at('none') };
  Object.keys(change).forEach(function (key) { u[key] = change[key]; });
  t.attempt('url', function () { fs.readFileSync(u); });
});
t.attempt('null byte', function () { fs.readFileSync({ href: 'x', protocol: 'file:', hostname: '', pathname: '/a%00b' }); });
console.log(fs.existsSync(t.at('a b')), fs.existsSync(t.at('c')), fs.existsSync(), fs.existsSync({}), fs.existsSync('a\0b'));
fs.exists(t.at('a b'), function (there) {
  console.log('exists', there, arguments.length);
  fs.exists({}, function (there) { console.log('exists', there); });
});
