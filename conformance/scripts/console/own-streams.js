// console._stdout and console._stderr are the standard streams, which loggers write to.
console.log(console._stdout === process.stdout, console._stderr === process.stderr, console._ignoreErrors);
console.log(Object.keys(console).indexOf('_stdout'), Object.keys(console).indexOf('_ignoreErrors'));
console._stdout.write('written\n');
