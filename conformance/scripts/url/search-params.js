// URLSearchParams: what it is made of, its methods, and the URL it belongs to.
function show(name, f) {
  try { console.log(name, f()); } catch (e) { console.log(name, '=>', e.name, e.code, e.message); }
}
['', '?', 'a', 'a=', '=a', '=', '&', '&&a&', 'a=1&a=2', '?a=b&c', '??a', 'a+b=c+d', '%41=%zz', '%e9=%C3%A9', 'a=b=c', '#x', '\u00e9=\ud83d\ude00', 'a%2Bb=c%20d', 'a=1;b=2', "!'()~*-._="].forEach(function (s) {
  show(JSON.stringify(s), function () { var p = new URLSearchParams(s); return p.toString() + ' ' + p.size; });
});
[undefined, null, 5, true, [], [['a', 'b'], ['c', 1]], [[1]], [1], [null], [['a', 'b', 'c']], {}, { a: 1, b: [2, 3], c: undefined, d: null }, new URLSearchParams('x=y'), function () {}].forEach(function (v, i) {
  show('from ' + i, function () { return new URLSearchParams(v).toString(); });
});
var p = new URLSearchParams('b=2&a=1&b=3&c=');
['append', 'delete', 'get', 'getAll', 'has', 'set', 'forEach'].forEach(function (m) {
  show(m + '()', function () { return p[m](); });
  show(m + '("b")', function () { return p[m]('b'); });
  show(m + '({}, null)', function () { return p[m]({}, null); });
  show(m + ' of another', function () { return p[m].call({}, 'a', 'b'); });
  show('then', function () { return p.toString(); });
});
p = new URLSearchParams('b=2&a=1&b=3&c=');
show('has value', function () { return [p.has('b', '3'), p.has('b', '4'), p.has('b', undefined)].join(); });
p.delete('b', '2');
show('delete value', function () { return String(p); });
p.append('b', 9); p.set('a', 'x y&z'); p.set('new', true); p.append('\u00e9', '\u20ac');
show('changed', function () { return String(p) + p.size; });
p.sort();
show('sorted', function () { return String(p); });
p.forEach(function (value, name, all) { console.log(value, name, all === p, this.it); }, { it: 1 });
var keys = p.keys();
console.log(keys.next().value, keys.next().done);
show('next of another', function () { return keys.next.call({}); });
var s = new URLSearchParams('z=1&\uffff=2&\ud83d\ude00=3&a=4&z=0'); s.sort();
console.log(JSON.stringify(s.toString()));
var u = new URL('http://h/?a=1&b=2#f'), q = u.searchParams;
console.log(q === u.searchParams);
q.append('c', '3 4'); console.log(u.href);
q.delete('a'); console.log(u.search);
u.search = '?x=%20'; console.log(q.toString(), q.size);
u.href = 'http://k/?y=1'; console.log(q.toString());
q.delete('y'); console.log(u.href, JSON.stringify(u.search));
q.set('n', '\u00fc'); console.log(u.href); u.search = ''; console.log(q.size, u.href);
u.searchParams = 5; console.log(typeof u.searchParams, Object.keys(u).length);
show('without new', function () { return URLSearchParams('a'); });
