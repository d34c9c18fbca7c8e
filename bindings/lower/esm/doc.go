// Package esm takes ECMAScript modules apart for an engine that knows scripts
// alone.
//
// goja's parser reads neither import nor export, import.meta or import().
// [Parse] finds them in the tokens of a source and puts blanks, or a name that
// occurs nowhere else, in their place: every character that is left stands where
// it stood, but where [Module.Inserted] tells otherwise. What was there is kept
// as a record in the specification's terms: requests, imports, exports.
//
// The rest is parsed as the body of an async function, in which await is a word
// of the language. [Module.Bind] then changes the tree:
//
//	x, imported             becomes   imports.x
//	x(), so that this is not imports, (0, imports.x)()
//	x = 1, imported         becomes   an assignment to a constant
//	import.meta             becomes   meta()
//	import(x)               becomes   dynamic("the file", x)
//	await x, at the top     becomes   yield await(x, its offset)
//
// and the function a generator: its first yield stands before the author's text,
// when the functions there are and nothing has run. The names it adds cannot be
// written in any source: they have a blank in them.
package esm
