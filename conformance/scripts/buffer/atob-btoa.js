// atob and btoa: arguments of every kind, characters that are no bytes, white space, padding, and their errors.
function show(f) { try { return JSON.stringify(f()); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message + ' ' + (e instanceof Error); } }
[undefined, null, 5, -0.5, true, {}, [], [1, 2], '', 'a', 'ab', 'abc', '\u0000', '\u00ff\u0080', '\u0100', '\ud83d\ude00', new String('boxed'), { toString: function () { return 'own'; } }].forEach(function (v) { console.log(String(v), show(function () { return btoa(v); }), show(function () { return atob(v); })); });
['YQ==', 'YQ=', 'YQ', 'Y', 'YWI=', 'YWI', 'YWJj', ' Y Q = = ', 'Y\nQ\t=\f=\r', '=', '==', '===', 'YQ===', 'Y=Q=', 'YW==', 'YR', 'YQ==YQ==', '-_', '+/', 'Y*', '\u00a0YQ', 'YQ\u000b', 'AAAA', '////'].forEach(function (v) { console.log(JSON.stringify(v), show(function () { return atob(v); })); });
console.log(show(function () { return atob(); }), show(function () { return btoa(); }), require('buffer').atob === atob, require('buffer').btoa === btoa);
var all = '';
for (var i = 0; i < 256; i++) all += String.fromCharCode(i);
console.log(btoa(all), atob(btoa(all)) === all);
try { atob('*'); } catch (e) { console.log(Object.keys(e), e.constructor.name, e instanceof DOMException, e.stack.split('\n')[0], DOMException.INVALID_CHARACTER_ERR === e.code); }
