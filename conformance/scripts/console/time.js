// time, timeLog and timeEnd tell the time by label, and warn of labels they do not know.
var lines = [];
var log = console.log;
console.log = function () { lines.push(Array.prototype.slice.call(arguments)); };
console.time();
console.time('x');
console.time('x');
console.timeLog('x', 'and', { more: 1 });
console.timeEnd('x');
console.timeEnd();
console.timeEnd('x');
console.log = log;
lines.forEach(function (line) {
  console.log(line[0], line[1], /^[\d.]+m?s$/.test(line[2]), line.slice(3));
});
