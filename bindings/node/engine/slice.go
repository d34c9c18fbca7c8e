package engine

// Slicer is what an Engine with ArrayBuffers may offer besides: views of one
// ArrayBuffer made in one step, and not with four calls of the library. An
// engine without has a new ArrayBuffer behind each slice of a Buffer, over the
// same memory.
type Slicer interface {
	// Slice makes a Uint8Array with this prototype over the bytes from start
	// to end of those that v views, in the same ArrayBuffer. Loop goroutine
	// only.
	Slice(v Value, start, end int, proto Value) (Value, error)
}
