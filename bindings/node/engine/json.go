package engine

// JSONText is what an Engine may offer besides: JSON without a call of the
// script's JSON object and without a string of the language in between. It is
// what a message between processes costs most.
type JSONText interface {
	// ParseJSON is JSON.parse of text, which is well-formed UTF-8. Loop
	// goroutine only.
	ParseJSON(text []byte) (Value, error)
	// AppendJSON appends JSON.stringify(v) in UTF-8 to to; "undefined" for what
	// has no likeness in JSON. Loop goroutine only.
	AppendJSON(to []byte, v Value) ([]byte, error)
}
