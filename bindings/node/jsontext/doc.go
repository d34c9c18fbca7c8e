// Package jsontext parses JSON into an engine's values, and says what is wrong
// with a text in the words that Node 20's JSON.parse uses.
//
// The loader reads package files and .json modules with it: an interpreter's
// own JSON.parse may lose the order of keys or blame the wrong character, and
// a person who looks a message up should find it.
package jsontext
