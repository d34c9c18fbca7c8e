// Calling what is no function.
var o = { f: 1 };
o.f();
