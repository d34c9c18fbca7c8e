package engine

// Detacher is an engine with ArrayBuffers that can be emptied: what is
// transferred elsewhere is lost to whoever had it.
type Detacher interface {
	// Detach takes an ArrayBuffer its memory; false if it is none.
	Detach(buffer Value) bool
	// Detached tells whether that has happened.
	Detached(buffer Value) bool
}
