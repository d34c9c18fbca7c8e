// The console uses colours on a terminal, as the environment has it.
// env COLORTERM=truecolor
console.log({ a: 1, b: 'x', c: [null, undefined, true], d: Infinity });
console.log('%o %O %s', 1, { a: 'b' }, 'plain');
console.log(process.stdout.getColorDepth(), process.stdout.hasColors(), process.stdout.hasColors(16777217));
console.error(new Error('red').message, 5);
console.table([{ a: 1, b: 'y' }]);
