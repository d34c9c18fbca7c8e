// NO_COLOR asks for none.
// env NO_COLOR=1
console.log({ a: 1, b: 'x' });
console.log(process.stdout.getColorDepth(), process.stdout.hasColors(2));
