// Without a file the program comes from standard input.
// command: 
// stdin: console.log('from stdin', __filename, process.argv.length);
