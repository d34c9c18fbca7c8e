// FORCE_COLOR colours what is no terminal, and says what it overrules.
// env: FORCE_COLOR=1
// env: NO_COLOR=1
console.log({ a: 1 }, [null, 'x']);
console.log(require('tty').WriteStream.prototype.getColorDepth());
