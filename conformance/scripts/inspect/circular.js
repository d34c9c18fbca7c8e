// What contains itself is numbered and referred to.
var a = { name: 'a' };
a.self = a;
a.list = [a, { a: a }];
console.log(a);
var x = {};
var y = { x: x };
x.y = y;
console.log([x, y]);
var list = [];
list.push(list, [list]);
console.log(list);
