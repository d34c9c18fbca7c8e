package otto

// nodeMessage is the message of an error of otto's in the words of V8, which
// are those people search for.
func nodeMessage(e *ottoError) string { return e.message }
