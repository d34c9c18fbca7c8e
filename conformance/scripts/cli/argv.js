// process.argv: the command, the program's absolute path, the arguments as they are.
// args: one "two words" -x --eval -- 3
console.log(process.argv.length, process.argv[0] === process.execPath, process.argv[1] === __filename);
console.log(process.argv.slice(2), process.execArgv);
