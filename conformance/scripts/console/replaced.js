// What a script puts in place of console.log, count and table and group use too.
var seen = [];
var log = console.log;
console.log = function () { seen.push(Array.prototype.join.call(arguments, '|')); };
console.count('c');
console.group('g');
console.table([1]);
console.table(5);
console.groupEnd();
console.info('not through log');
console.log = log;
console.log(seen);
var error = console.error;
console.error = function (text) { seen = text.split('\n')[0]; };
console.trace('traced %d', 1);
console.error = error;
console.log(seen);
