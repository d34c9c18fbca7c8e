// An error in a program from standard input.
// command: -
// stdin: var a;\n  throw new Error('from stdin');
