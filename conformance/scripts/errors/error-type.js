// A property of undefined.
// gap: otto knows where the assignment begins, not where the property is
var o = {};
console.log(o.a);
o.a.b = 1;
