package http1

// token says what kind of token is open: bytes whose end has not come yet.
type token uint8

const (
	noToken   token = iota
	headToken       // URL, reason phrase, name or value: counted and kept
	extToken        // part of a chunk extension: counted only
)

// begin opens a token at byte i of the input.
func (p *Parser) begin(t token, i int) {
	p.open, p.mark, p.from = t, i, len(p.buf)
}

// count adds the bytes of the open token up to i to what the limits bound.
// Should they be reached, the fault is said to be at byte at.
func (p *Parser) count(i, at int) bool {
	if p.open == extToken {
		if p.ext += i - p.mark; p.ext > maxExtensions {
			p.fail(at, &extOverflow)
			return false
		}
		return true
	}
	if p.nread += i - p.mark; p.nread >= p.max {
		p.fail(at, &headOverflow)
		return false
	}
	return true
}

// end closes the open token in front of byte i.
func (p *Parser) end(in []byte, i, at int) (s span, ok bool) {
	if !p.count(i, at) {
		return span{}, false
	}
	s = span{p.mark, i}
	if p.saved {
		p.buf = append(p.buf, in[p.mark:i]...)
		s = span{p.from, len(p.buf)}
	}
	p.open = noToken
	return s, true
}

// failToken fails at byte at. The bytes of the open token, which reaches to i,
// are counted first: where they are too many, llhttp reports that instead.
func (p *Parser) failToken(i, at int, f *fault) int {
	if p.count(i, at) {
		p.fail(at, f)
	}
	return at
}

// suspend is called where the input ends inside a head, trailers or a chunk
// line: the tokens found so far must outlive it.
func (p *Parser) suspend(in []byte) {
	if p.open != noToken && !p.count(len(in), len(in)) {
		return
	}
	if p.open != extToken {
		p.keep(in)
	}
	if p.open != noToken && p.open != extToken {
		p.buf = append(p.buf, in[p.mark:]...)
	}
}

// keep moves the tokens to the buffer, unless they are there.
func (p *Parser) keep(in []byte) {
	if p.saved {
		return
	}
	p.saved = true
	p.head.line = p.save(in, p.head.line)
	for i := range p.head.list {
		f := &p.head.list[i]
		f.name, f.value = p.save(in, f.name), p.save(in, f.value)
	}
	p.from = len(p.buf)
}

func (p *Parser) save(in []byte, s span) span {
	from := len(p.buf)
	p.buf = append(p.buf, in[s.start:s.end]...)
	return span{from, len(p.buf)}
}

// deliver points the tokens at the bytes they are ranges of.
func (p *Parser) deliver(in []byte) *Head {
	p.head.base = in
	if p.saved {
		p.head.base = p.buf
	}
	return &p.head
}

// forget drops the tokens and keeps the room they took, unless it is more than
// an honest head needs: a parser stays with a connection for long.
func (p *Parser) forget() {
	p.head.base, p.head.line, p.saved = nil, span{}, false
	p.head.list, p.buf = p.head.list[:0], p.buf[:0]
	if cap(p.head.list) > 256 {
		p.head.list = nil
	}
	if cap(p.buf) > 2*defaultMaxHeaderSize {
		p.buf = nil
	}
}
