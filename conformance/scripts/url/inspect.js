// What console.log shows of URLs and their parts.
var util = require('util'), url = require('url');
var u = new URL('http://u:p@h.com:81/a?q=1&r=2#f');
console.log(u);
console.log([u], [[u]], [[[[u]]]]);
console.log(util.inspect(u, { depth: 0 }), util.inspect(u, { depth: -1 }));
console.log(new URLSearchParams('a=1&b=%27'), new URLSearchParams(), [new URLSearchParams('x')]);
console.log(new URLSearchParams('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=1&b=2222222222222222222222222222222222222222222222222222'));
console.log(util.inspect(new URLSearchParams('a'), { depth: -1 }), [[[new URLSearchParams('a')]]]);
console.log(new URLSearchParams('a=1&b=2').keys(), new URLSearchParams().values(), new URLSearchParams('a=1').entries());
console.log(url.parse('http://u:p@h:1/p?q#f'));
console.log(JSON.stringify({ u: u }), String(u), u + '', Object.keys(u));
console.log(Object.keys(URL.prototype).join(), Object.keys(URLSearchParams.prototype).join(), Object.keys(url).join());
console.log(URL.name, URL.length, URLSearchParams.length, url.URL === URL, url.parse.name, url.format.name, url.resolve.length);
try { new URL('x'); } catch (e) { console.log(e.name, e.code, e.message, Object.keys(e), e.input, e.stack.split('\n')[0]); }
try { new URL('x', 'y'); } catch (e) { console.log(Object.keys(e), e.base); }
try { new URL(); } catch (e) { console.log(e.name, e.code, e.message); }
try { URL('http://x'); } catch (e) { console.log(e.name, e.message); }
try { URL.prototype.toString.call({}); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(URL.canParse('a:b'), URL.canParse('x'), URL.canParse('x', 'http://y'), URL.parse('x'), String(URL.parse('x', 'http://y')));
try { URL.canParse(); } catch (e) { console.log(e.code, e.message); }
