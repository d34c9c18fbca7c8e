// -r with a module that is not there.
// command: -r ./gone.js -e 1
