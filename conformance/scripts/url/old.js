// The older API: parts, queries as objects, bad arguments.
var url = require('url');
function show(f) { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } }
show(function () { return url.parse('http://h/?a=1&b=2&a=3', true); });
show(function () { return url.parse('/p', true); });
show(function () { return url.parse('/p?x=y', true).query; });
show(function () { return url.parse('//h/p', false, true).host; });
show(function () { return url.parse('//h/p').host; });
[undefined, null, 5, {}, [], true].forEach(function (v) { show(function () { return url.parse(v); }); show(function () { return url.format(v); }); });
[{ protocol: 'http', host: 'h', pathname: 'p' }, { protocol: 'http:', hostname: 'h', port: 80, pathname: '/a?b#c', search: 'x#y', hash: 'z' },
  { hostname: '::1', port: 1, protocol: 'ws' }, { auth: 'u:p@', host: 'h' }, { auth: 'a b:c/d', hostname: 'h', slashes: true }, { pathname: 'x', query: { a: 1, b: ['2', '3'] } },
  { query: 'a=1' }, { protocol: 'mailto', auth: 'x', host: 'y' }, { protocol: 'file', pathname: '/x' }, { slashes: true, pathname: 'x' }, {}, { search: '?a', query: { b: 1 } }, { hash: '', search: '' }, { protocol: 'javascript:', pathname: 'alert(1)' }
].forEach(function (o) { show(function () { return url.format(o); }); });
var u = url.parse('http://a.com:80/b');
show(function () { return [u instanceof url.Url, u.resolve('c'), u.format(), url.parse(u) === u].join(); });
show(function () { return u.resolveObject('//x/y').href; });
show(function () { return Object.keys(new url.Url()).join(); });
show(function () { return url.resolve('', '/x'); });
show(function () { return url.resolve('/x', ''); });
show(function () { return url.resolve(1, 'x'); });
show(function () { return url.resolveObject('', 'x'); });
