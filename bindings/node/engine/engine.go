// Package engine is the seam between Node's API and a JavaScript interpreter:
// what package node needs of an engine, and no more. An adapter is a few
// hundred dull lines; package enginetest decides whether it is right.
//
// # Values
//
// A Value is the engine's own and opaque here: Node's layer passes it through
// untouched and asks the engine whenever it wants to look inside. A Value is
// good until the native function or the Call it was met in returns. Go code
// that keeps one longer (a listener, a pending callback, a class's prototype)
// calls Hold and, when it lets go, Release, as N-API references are used.
// Engines whose values Go's collector owns return from both at once; engines
// that count references cannot live without them.
//
// # Order
//
// Promise jobs and QueueMicrotask callbacks never run inside Call: they run
// when Turn's function has returned. That is how the layer above gets the
// nextTick queue in front of them.
//
// # Threads
//
// An engine belongs to its loop's goroutine. Interrupt alone may be called
// from any other.
package engine

// Value is a JavaScript value. Only the engine that made it knows its shape;
// the nil Value is not a JavaScript value and stands for "absent".
type Value any

// Key names a property: a Go string, an int (an index), or a Value that is a
// symbol.
type Key any

// Type is what typeof says, with null and function told apart from object.
type Type uint8

// The types of values.
const (
	Undefined Type = iota
	Null
	Boolean
	Number
	String
	Symbol
	BigInt
	Object
	Function
)

// Source is a text to compile. File is the name that stack traces say.
type Source struct {
	File string
	Text string
}

// Func is a function of ours that a script can call. An error it returns is
// thrown: an *Exception with the identity of its Value, a *Termination
// uncatchably, any other as an Error with the error's text. A Func that panics
// unwinds the script uncatchably too, and the outermost Call panics.
type Func func(c *Call) (Value, error)

// Call is one call of a Func. It and its Args are good until the Func returns.
type Call struct {
	This Value
	Args []Value
	// NewTarget is the constructor that `new` named, or nil in a plain call.
	// In a construction This is a fresh object with NewTarget's prototype.
	NewTarget Value
	// Undefined is what Arg gives for an argument that is not there.
	Undefined Value
}

// Arg is the i-th argument, or undefined.
func (c *Call) Arg(i int) Value {
	if i < len(c.Args) {
		return c.Args[i]
	}
	return c.Undefined
}

// Property is an own property as Object.getOwnPropertyDescriptor shows it.
// With Get or Set it is an accessor, and Value and Writable mean nothing.
type Property struct {
	Value                              Value
	Get, Set                           Value
	Writable, Enumerable, Configurable bool
}

// Engine is one interpreter with its own global object.
//
// Errors are *Exception when a script threw, *SyntaxError from the compiling
// methods, *Termination when the script was stopped from outside.
// Every method but Interrupt: loop goroutine only.
type Engine interface {
	// Name and Version tell process.versions who we are.
	Name() string
	Version() string

	// Run compiles and runs a script in the global scope and gives its
	// completion value.
	Run(src Source) (Value, error)
	// Function compiles src as the body of a function with these parameter
	// names, in the global scope, as CommonJS wraps a module. Positions in
	// errors and traces are src's own. Engines may cache what they compiled.
	Function(src Source, params ...string) (Value, error)
	// Call calls fn. A nil this is undefined.
	Call(fn, this Value, args ...Value) (Value, error)
	// Construct is new fn(...args).
	Construct(fn Value, args ...Value) (Value, error)

	// Turn runs f; promise jobs that become due meanwhile wait until f has
	// returned and then run until none is left. A Turn inside a Turn, a call or
	// a job only runs f: it is part of the outer turn. A panic of f or of a job
	// leaves Turn, a *Termination wrapped in an error among them; the jobs
	// behind it wait for the next.
	Turn(f func())
	// QueueMicrotask runs job among the promise jobs, first come first
	// served.
	QueueMicrotask(job func())
	// Interrupt stops the running script, or the next one to run, with a
	// *Termination carrying reason. Safe from any goroutine.
	Interrupt(reason error)
	// ClearInterrupt forgets an Interrupt that has been reported.
	ClearInterrupt()

	// Global is the global object.
	Global() Value
	Undefined() Value
	Null() Value
	Bool(b bool) Value
	Number(f float64) Value
	// String makes a string of s, which is WTF-8: UTF-8 in which half a
	// surrogate pair is the three bytes that UTF-8 would give it, so that every
	// string of a script crosses the seam without loss. An engine whose own
	// strings are UTF-8 has U+FFFD for such a half. Property names are such
	// strings too.
	String(s string) Value
	// NewObject makes an object with this prototype: nil is
	// Object.prototype, Null() none.
	NewObject(proto Value) Value
	NewArray(elems ...Value) Value
	// NewFunc makes a function. It is a constructor too: `new` gives f a
	// fresh This, and what f returns counts only if it is an object. It has
	// a prototype property whose constructor points back.
	NewFunc(name string, length int, f Func) Value
	// NewMethod makes a function that is no constructor and has no prototype
	// property, as accessors and methods of classes are. It costs less.
	NewMethod(name string, length int, f Func) Value
	// NewBytes makes the engine's likeness of a Uint8Array over b, sharing
	// its memory: a write on either side is seen on the other.
	NewBytes(b []byte) Value

	TypeOf(v Value) Type
	// Class is the kind of object: Object, Array, Function, Error, Date,
	// RegExp, Boolean, Number, String, Symbol, Arguments, Map, Set, WeakMap,
	// WeakSet, Promise, Proxy, Uint8Array, ... and "" for a primitive.
	Class(v Value) string
	// ToBool, ToNumber and ToString convert as the language does. ToNumber
	// and ToString of an object run script code and may throw. ToString gives
	// WTF-8, as String takes it: two halves that belong together are one
	// character of four bytes.
	ToBool(v Value) bool
	ToNumber(v Value) (float64, error)
	ToString(v Value) (string, error)
	// Same is ===, but NaN is the same as NaN (and -0 the same as 0).
	Same(a, b Value) bool
	// Bytes is the memory behind a value made by NewBytes, or behind any
	// typed array or view of the engine's own; ok is false for anything else.
	Bytes(v Value) (b []byte, ok bool)

	Get(obj Value, key Key) (Value, error)
	// Set assigns as obj[key] = v does in strict mode: what cannot be
	// assigned throws a TypeError.
	Set(obj Value, key Key, v Value) error
	// Delete is delete obj[key]; false where the property stays.
	Delete(obj Value, key Key) (bool, error)
	Has(obj Value, key Key) (bool, error)
	// Keys lists own keys in the language's order (indices ascending, then
	// strings, then symbols, each as they were added); all includes those
	// that are not enumerable. Strings come as Go strings.
	Keys(obj Value, all bool) ([]Key, error)
	// Own is an own property, looked at without running an accessor.
	Own(obj Value, key Key) (p Property, ok bool, err error)
	Define(obj Value, key Key, p Property) error
	// Proto is the prototype, Null() at the end of the chain.
	Proto(obj Value) Value
	SetProto(obj, proto Value) error

	// Host is the Go value that SetHost hung on obj, nil if none, as for
	// primitives. Scripts cannot see it; it is collected with the object.
	Host(obj Value) any
	SetHost(obj Value, host any)

	// Hold makes v outlive the call it was met in and gives what to keep;
	// Release lets go, once for each Hold.
	Hold(v Value) Value
	Release(v Value)

	// Trace is where an Error was made, innermost frame first; for nil,
	// where the script is now. Nil for values without a trace.
	Trace(v Value) []Frame
}
