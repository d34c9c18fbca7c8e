package http1

import "math"

const (
	defaultMaxHeaderSize = 16 << 10
	maxExtensions        = 16 << 10 // per chunk; fixed in Node too
)

// What the header fields of a message have said so far, as llhttp's flags.
const (
	fKeepAlive = 1 << iota
	fClose
	fConnUpgrade
	fUpgrade
	fChunked
	fLength
	fEncoding
	fSkipBody
	fTrailing
)

// Why Execute returns before the end of its input.
const (
	stopPaused = 1 << iota
	stopUpgrade
	stopError
)

// Parser is a push parser for HTTP/1.0 and 1.1: [Parser.Execute] takes bytes,
// the handler gets events. [Parser.Init] makes it ready; its zero value is not.
//
// A parser belongs to one goroutine at a time, and its methods other than
// Pause, Upgraded, Paused and ShouldKeepAlive must not be called from inside
// the handler: they panic. After a panic of the handler, call Init.
type Parser struct {
	h       Handler
	max     int
	kind    Kind
	state   state
	special special // the field whose value is being read
	stop    uint8
	flags   uint16
	idx     uint8 // bytes matched of a constant or a method
	at      uint8 // candidate in methodNames
	running bool
	proto   byte // first letter of the protocol
	major   uint8
	minor   uint8
	method  Method
	status  uint16
	upgrade bool
	lenient bool // Options.Lenient

	length uint64 // of the body or chunk: announced, then what is left of it
	nread  int    // bytes that count against max
	ext    int    // bytes that count against maxExtensions

	// A token is a range of the input as long as the head lies in one piece.
	// When the input ends inside a head, all tokens move to buf (saved), and
	// those that follow are appended to it.
	open  token
	mark  int // where the open token begins in this input
	saved bool
	from  int // where it begins in buf, if saved
	buf   []byte
	head  Head

	err *Error
}

// Init makes p read messages of the given kind for h. It keeps p's buffers, so
// a parser can be used for one connection after the other.
func (p *Parser) Init(kind Kind, h Handler, o Options) {
	p.idle("Init")
	if h == nil {
		panic("http1: Parser.Init without a handler")
	}
	if o.MaxHeaderSize <= 0 {
		o.MaxHeaderSize = defaultMaxHeaderSize
	}
	list, buf := p.head.list, p.buf
	*p = Parser{h: h, kind: kind, max: o.MaxHeaderSize, lenient: o.Lenient, buf: buf[:0]}
	p.head.list = list[:0]
}

func (p *Parser) idle(method string) {
	if p.running {
		panic("http1: Parser." + method + " called from inside the parser's handler; call it after Execute has returned")
	}
}

// Execute parses in, as llhttp_execute, and returns how many bytes it took.
//
// It takes all of them unless the handler paused it, the messages end with an
// upgrade ([Parser.Upgraded]: in[n:] belongs to the other protocol), or
// the input is wrong. Then the error is an *Error and stays: every later call
// returns it again. While paused or upgraded, Execute takes nothing.
//
// It keeps no reference to in.
func (p *Parser) Execute(in []byte) (n int, err error) {
	p.idle("Execute")
	if p.stop != 0 {
		return 0, p.failure()
	}
	p.running = true
	defer p.rest() // a handler may panic; an interpreter's handlers do
	p.mark = 0
	i := 0
	for p.stop == 0 && (i < len(in) || p.state >= sHeadDone) {
		switch {
		case p.state < sHeadersStart:
			i = p.line(in, i)
		case p.state < sChunkStart:
			i = p.fields(in, i)
		default:
			i = p.body(in, i)
		}
	}
	if p.stop&stopError == 0 && p.state.inHead() {
		p.suspend(in[:i])
	}
	return p.taken(i), p.failure()
}

func (p *Parser) rest() { p.running = false; p.head.base = nil }

// taken is i, unless suspending found the head too large after all.
func (p *Parser) taken(i int) int {
	if p.err != nil {
		return p.err.BytesParsed
	}
	return i
}

// failure avoids the typed nil in an interface.
func (p *Parser) failure() error {
	if p.err != nil {
		return p.err
	}
	return nil
}

// Finish tells p that the stream has ended, as llhttp_finish. It completes a
// response whose body lasts until then. Inside any other message it returns
// HPE_INVALID_EOF_STATE. A paused parser must be resumed, and be given what it
// has not taken, before: until then Finish does nothing.
func (p *Parser) Finish() error {
	p.idle("Finish")
	if p.state == sMessageDone {
		p.Execute(nil)
	}
	if p.stop != 0 {
		return p.failure()
	}
	switch p.state {
	case sStart, sClosed:
	case sBodyEOF:
		p.running = true
		defer p.rest()
		p.state = sMessageDone
		p.body(nil, 0)
	default:
		p.fail(0, &earlyEOF)
	}
	return p.failure()
}

// Pause makes Execute return when the running callback has; called between
// two inputs it makes the next Execute take nothing. [Parser.Resume] undoes it.
func (p *Parser) Pause() { p.stop |= stopPaused }

// Resume ends a pause. The caller then hands Execute the bytes that it did not
// take, even if there are none: an event may be due without any.
func (p *Parser) Resume() {
	p.idle("Resume")
	p.stop &^= stopPaused
}

// Paused says whether p waits for [Parser.Resume].
func (p *Parser) Paused() bool { return p.stop&stopPaused != 0 }

// Upgraded says whether p has stopped because the connection now speaks
// another protocol.
func (p *Parser) Upgraded() bool { return p.stop&stopUpgrade != 0 }

// ResumeAfterUpgrade reads HTTP on after all, as llhttp_resume_after_upgrade.
func (p *Parser) ResumeAfterUpgrade() {
	p.idle("ResumeAfterUpgrade")
	p.stop &^= stopUpgrade
}

// ShouldKeepAlive says of the message whose head is complete, until it ends in
// OnMessageComplete, whether the connection may carry another one, as
// llhttp_should_keep_alive.
func (p *Parser) ShouldKeepAlive() bool {
	if p.major > 0 && p.minor > 0 { // 1.1; a 2.0 counts as 1.0, as in llhttp
		if p.flags&fClose != 0 {
			return false
		}
	} else if p.flags&fKeepAlive == 0 {
		return false
	}
	return !p.needsEOF()
}

// needsEOF says whether only the end of the stream ends the body.
func (p *Parser) needsEOF() bool {
	if p.kind == Request || p.status/100 == 1 || p.status == 204 || p.status == 304 || p.flags&fSkipBody != 0 {
		return false
	}
	if p.flags&fEncoding != 0 && p.flags&fChunked == 0 {
		return true
	}
	return p.flags&(fChunked|fLength) == 0
}

// fail ends parsing for good, at byte at of the input.
func (p *Parser) fail(at int, f *fault) int {
	p.stop |= stopError
	p.open = noToken
	p.err = &Error{f.code, f.reason, at}
	return at
}

// contentLength is Head.ContentLength.
func (p *Parser) contentLength() int64 {
	if p.flags&fLength == 0 {
		return -1
	}
	return int64(min(p.length, math.MaxInt64))
}
