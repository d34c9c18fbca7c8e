// Package v8 is the format of v8.serialize: a value with all it refers to,
// cycles and shared parts included, as bytes that V8 reads and writes too. It is
// what the channel between processes speaks with serialization 'advanced'.
//
// A value is a byte that says what comes, and what it says:
//
//	_ 0 T F        undefined, null, true, false
//	I N Z          a small whole number, a double, a BigInt
//	" c S          a string of one byte a character, of two, of UTF-8
//	o {            an object's keys and values, and how many there were
//	A $  a @       an array, element by element or by its keys, then as above
//	D R n s z y x  Date, RegExp, objects of Number, String, BigInt, Boolean
//	; :  ' ,       Map and Set, and how many values that were
//	B V            an ArrayBuffer, and a view of it
//	r              an error
//	\              what Node writes itself: views and Buffers
//	^              an object by the number in which objects came
//
// What an engine does not have it cannot read: without typed arrays a Buffer and
// a Uint8Array are all the views there are.
//
// Loop goroutine only.
package v8

import "github.com/uvgo/uvgo/bindings/node/env"

// Format is a variant of the format.
type Format uint8

const (
	// Plain is that of v8.serialize.
	Plain Format = iota
	// Channel is that of messages between processes: a number before what Node
	// writes itself tells views from other things.
	Channel
)

// version is the one that is written, and the last that is read.
const version = 15

// The views that Node writes itself, by its numbers; what has no name is not
// used.
var views = [...]string{"Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
	"Float32Array", "Float64Array", "DataView", "Buffer", "BigInt64Array", "BigUint64Array"}

// The numbers of those that are looked for.
const (
	uint8Array = 1
	fastBuffer = 10
)

// errorKinds are the classes of errors by their letters; others are an Error.
var errorKinds = map[byte]string{'E': "EvalError", 'R': "RangeError", 'F': "ReferenceError", 'S': "SyntaxError", 'T': "TypeError", 'U': "URIError"}

// regExpFlags are the flags of a RegExp from the lowest bit up.
const regExpFlags = "gimyusldv"

// depth is how deep a value may be nested: about where V8's stack is full.
const depth = 3500

func tooDeep(e *env.Env) error {
	return e.Throw(env.RangeError, "", "Maximum call stack size exceeded")
}
