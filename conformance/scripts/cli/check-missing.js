// --check of a file that is not there.
// command: -c gone.js
