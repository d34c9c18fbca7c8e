// A syntax error in the program itself.
console.log('never');
var a = [1, 2;
