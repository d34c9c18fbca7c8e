// -p without code prints what standard input comes to.
// command: -p
// stdin: 6 * 7
