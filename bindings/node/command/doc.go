// Package command is the body of a command like node: it reads the command
// line and runs what it names. uvotto and uvgoja are a screen each around it.
package command
