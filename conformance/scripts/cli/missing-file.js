// A program that is not there: Node's error, exit code 1.
// command: gone.js
