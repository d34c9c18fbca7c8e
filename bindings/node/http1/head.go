package http1

// span is a run of bytes in the input or in the parser's buffer.
type span struct{ start, end int }

type pair struct{ name, value span }

// Fields are the header fields of a message, or its trailers, in the order of
// the wire and with the case of the wire. They live until the callback that
// was given them returns.
type Fields struct {
	base []byte
	list []pair
}

// Len counts the fields. Repeated names count as often as they came.
func (f *Fields) Len() int { return len(f.list) }

// Name is the name of field i. It is never empty.
func (f *Fields) Name(i int) []byte { s := f.list[i].name; return f.base[s.start:s.end] }

// Value is the value of field i, without blanks around it.
func (f *Fields) Value(i int) []byte { s := f.list[i].value; return f.base[s.start:s.end] }

// Get returns the value of the first field called lower, which must be in
// lower case; ok is false if there is none.
func (f *Fields) Get(lower string) (value []byte, ok bool) {
	for i := range f.list {
		if equalFold(f.Name(i), lower) {
			return f.Value(i), true
		}
	}
	return nil, false
}

// Head is everything before the body. It lives until OnHeadersComplete returns.
type Head struct {
	Fields
	Method       Method // requests
	Major, Minor uint8  // HTTP/Major.Minor; 0.9 for a request without version
	Status       int    // responses

	// Upgrade says that other bytes than HTTP follow: the request is CONNECT,
	// or the fields Connection and Upgrade ask for it (and a response is 101).
	Upgrade bool
	// KeepAlive says that the connection may carry another message after this
	// one, as llhttp_should_keep_alive.
	KeepAlive bool
	// Chunked says that the last transfer encoding is chunked.
	Chunked bool
	// ContentLength is that field's value, or -1 without it. Lengths that do
	// not fit are given as 1<<63 - 1.
	ContentLength int64

	line span // URL or reason phrase
}

// URL is the request target as it was sent.
func (h *Head) URL() []byte { return h.base[h.line.start:h.line.end] }

// Reason is the reason phrase of a response. It may hold any byte but CR and LF.
func (h *Head) Reason() []byte { return h.base[h.line.start:h.line.end] }
