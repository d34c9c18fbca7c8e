// duplexPair: two ends of one pipe.
var s = require('stream');
var pair = s.duplexPair(), a = pair[0], b = pair[1];
b.on('data', function (c) { console.log('b', String(c)); b.end('bye'); });
a.on('data', function (c) { console.log('a', String(c)); });
['end', 'finish', 'close'].forEach(function (e) { a.on(e, function () { console.log('a', e); }); b.on(e, function () { console.log('b', e); }); });
a.write('hello', function () { console.log('written'); });
a.end();
