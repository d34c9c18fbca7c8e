// err.stack names function, file and line; the first line is name and message.
function made() { return new Error('made'); }
var lines = made().stack.split('\n');
console.log(lines[0]);
console.log(lines[1].replace(/:\d+\)$/, ':COLUMN)'));
console.log(String(new TypeError('t')), Object.keys(new Error('x')).length);
