// More than six strings stand in columns, flush left, unless one is far longer than the rest.
var names = [];
for (var i = 0; i < 30; i++) names.push('item' + i * i);
console.log(names);
console.log(names.slice(0, 7).concat(['a rather long entry among short ones']));
console.log(['aaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'c', 'dd', 'eee', 'f', 'g', 'h']);
console.log(['\u65e5\u672c', '\u8a9e', 'a', 'b', 'c', 'd', 'e', '\u6f22\u5b57']);
console.log([1, 'a', 2, 'b', null, undefined, true, {}]);
