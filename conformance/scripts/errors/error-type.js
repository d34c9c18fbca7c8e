// A property of undefined.
var o = {};
console.log(o.a);
o.a.b = 1;
