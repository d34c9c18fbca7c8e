// _rawDebug formats and writes to standard error at once.
process._rawDebug('%s and %d', 'text', 5, { a: 1 });
console.log(process._rawDebug.length, process.reallyExit.length);
