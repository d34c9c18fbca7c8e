// Package report shows a person the error that ended the program, as Node
// does: the line it was thrown on with a caret below, the stack, what else the
// error carries, and the version to look things up for.
package report
