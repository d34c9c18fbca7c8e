// process.execArgv: the options before the program.
// flags: --no-warnings -r ./_fixtures/preload-two.js
console.log(process.execArgv, process.argv.slice(2), preloaded);
