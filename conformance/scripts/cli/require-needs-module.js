// -r without a module is exit code 9.
// command: -r
