// - is standard input, with arguments.
// command: - a b
// stdin: console.log(process.argv.slice(1), module.id);
