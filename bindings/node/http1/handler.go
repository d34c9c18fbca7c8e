package http1

// Kind says what a parser reads.
type Kind uint8

// The two sides of a conversation.
const (
	Request Kind = iota
	Response
)

// Action is what a handler wants done with the body of a message.
type Action uint8

const (
	// Continue reads the body that the head announces. A message with
	// Head.Upgrade set and no body ends at its head, and so does the parser.
	Continue Action = iota
	// SkipBody ends the message at its head: the response to a HEAD request.
	SkipBody
	// Upgrade ends message and parser at the head: a response to CONNECT.
	Upgrade
	// NoUpgrade is Continue for a server that does not care for Head.Upgrade:
	// the request is read like any other.
	//
	// Differs from llhttp, which stops all the same, so that Node 20 loses what
	// a client pipelines behind such a request.
	NoUpgrade
)

// Handler is told what a [Parser] finds. All bytes it is given are valid until
// it returns.
type Handler interface {
	// OnMessageBegin comes with the first byte of a message; blank lines
	// before it do not count.
	OnMessageBegin()
	// OnHeadersComplete comes once for every message, also for a 100 Continue.
	OnHeadersComplete(h *Head) Action
	// OnBody comes for every piece of the body, in order, as the input cuts it.
	OnBody(b []byte)
	// OnMessageComplete ends the message. Without a chunked body with trailers,
	// trailers is empty.
	OnMessageComplete(trailers *Fields)
}

// Options set limits. Its zero value means Node's defaults.
type Options struct {
	// MaxHeaderSize bounds what URL (or reason phrase), names and values of a
	// head, or of the trailers, add up to: reaching it is HPE_HEADER_OVERFLOW.
	// Method, version, colons and line ends do not count, as in Node. 0 means
	// 16 KiB, Node's --max-http-header-size.
	MaxHeaderSize int
	// Lenient takes what Node takes with insecureHTTPParser, all of llhttp's
	// lenient flags: bare line ends, folded and odd values, spaces in front of a
	// colon, any version, a length beside chunks, bytes behind the last message.
	Lenient bool
}
