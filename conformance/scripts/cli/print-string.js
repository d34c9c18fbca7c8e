// -p prints a string bare.
// command: -p "'a' + 'b'"
