// -e without code is exit code 9.
// command: -e
