// -- ends the options.
// command: --no-warnings -- $FILE -x
console.log(process.argv.slice(2), process.execArgv);
