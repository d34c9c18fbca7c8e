// --check of standard input.
// command: --check -
// stdin: var = 1;
