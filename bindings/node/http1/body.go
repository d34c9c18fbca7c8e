package http1

// body reads what follows the head, and runs the events that need no byte.
func (p *Parser) body(in []byte, i int) int {
	for i < len(in) || p.state >= sHeadDone {
		switch p.state {
		case sChunkStart:
			d := hex[in[i]]
			if d == 0xff {
				return p.fail(i, &badChunkSize)
			}
			i++
			p.length, p.state = uint64(d), sChunkSize

		case sChunkSize, sChunkSpaces:
			c := in[i]
			if d := hex[c]; d != 0xff && p.state == sChunkSize {
				if p.length > (1<<64-1)>>4 {
					return p.fail(i+1, &chunkOverflow)
				}
				p.length = p.length<<4 | uint64(d)
				i++
				continue
			}
			switch c {
			case '\r':
				p.state = sChunkLF
			case ';':
				p.state = sExtStart
			case '\n':
				if !p.lenient {
					return p.fail(i+1, &noChunkCR)
				}
				p.state = sChunkLF // another LF is part of this line end
			case ' ', '\t':
				if !p.lenient {
					return p.fail(i+1, &badChunkSize)
				}
				p.state = sChunkSpaces
			default:
				return p.fail(i, &badChunkSize)
			}
			i++

		case sExtStart, sExtName, sExtValue, sExtQuoted, sExtPair, sExtQuotedEnd:
			i = p.extensions(in, i)

		case sChunkLF:
			switch {
			case in[i] == '\n':
				i++
			case !p.lenient:
				return p.fail(i, &noChunkLF)
			}
			p.nread, p.ext = 0, 0
			p.state = sChunkData
			if p.length == 0 {
				p.flags |= fTrailing
				p.state = sFieldStart
				return i
			}

		case sChunkData, sBodyLength:
			n := len(in) - i
			if uint64(n) > p.length {
				n = int(p.length)
			}
			p.length -= uint64(n)
			i += n
			if p.length == 0 {
				if p.state == sChunkData {
					p.state = sChunkDataCR
				} else {
					p.state = sMessageDone
				}
			}
			p.h.OnBody(in[i-n : i])

		case sChunkDataCR:
			switch in[i] {
			case '\r':
				i++
				p.state = sChunkDataLF
			case '\n':
				if !p.lenient {
					return p.fail(i+1, &noDataCR)
				}
				i++
				p.state = sChunkStart
			default:
				if !p.lenient {
					return p.fail(i, &noDataLF)
				}
				p.state = sChunkStart
			}

		case sChunkDataLF:
			switch {
			case in[i] == '\n':
				i++
			case !p.lenient:
				return p.fail(i, &noDataLF)
			}
			p.state = sChunkStart

		case sBodyEOF:
			n := i
			i = len(in)
			p.h.OnBody(in[n:])

		case sClosed:
			if c := in[i]; c != '\r' && c != '\n' && !p.lenient {
				return p.fail(i+1, &afterClose)
			}
			i++

		case sHeadDone:
			p.headComplete(in, i)

		case sMessageDone:
			p.messageComplete(in)

		default:
			return i
		}
		if p.stop != 0 {
			return i
		}
	}
	return i
}

// headComplete hands out the head and decides how the body ends, as
// llhttp__after_headers_complete.
func (p *Parser) headComplete(in []byte, i int) {
	if p.flags&(fUpgrade|fConnUpgrade) == fUpgrade|fConnUpgrade {
		p.upgrade = p.kind == Request || p.status == 101
	} else {
		p.upgrade = p.kind == Request && p.method == CONNECT
	}
	h := p.deliver(in)
	h.Method, h.Major, h.Minor, h.Status = p.method, p.major, p.minor, int(p.status)
	h.Upgrade, h.KeepAlive, h.Chunked = p.upgrade, p.ShouldKeepAlive(), p.flags&fChunked != 0
	h.ContentLength = p.contentLength()
	p.nread = 0
	action := p.h.OnHeadersComplete(h)
	p.forget()
	switch action {
	case SkipBody:
		p.flags |= fSkipBody
	case Upgrade:
		p.flags |= fSkipBody
		p.upgrade = true
	case NoUpgrade:
		p.upgrade = false
	}
	hasBody := p.flags&fChunked != 0 || p.length > 0
	tunnel := p.upgrade && (p.kind == Request && p.method == CONNECT || p.flags&fSkipBody != 0 || !hasBody)
	switch {
	case tunnel, p.kind == Response && p.status == 101:
		p.upgrade = true
		p.state = sMessageDone
	case p.flags&fSkipBody != 0, p.kind == Response && !bodyAllowed(p.status):
		p.state = sMessageDone
	case p.flags&fChunked != 0:
		p.state = sChunkStart
	case p.flags&fEncoding != 0:
		if p.kind == Request && !p.lenient {
			p.fail(i, &notChunked)
			return
		}
		p.state = sBodyEOF
	case p.flags&fLength != 0:
		if p.state = sBodyLength; p.length == 0 {
			p.state = sMessageDone
		}
	case p.needsEOF():
		p.state = sBodyEOF
	default:
		p.state = sMessageDone
	}
}

// bodyAllowed says whether a response with this status can have a body. An
// unknown 1xx can, in llhttp; Node's client skips it.
func bodyAllowed(status uint16) bool {
	switch status {
	case 100, 102, 103, 204, 304:
		return false
	}
	return true
}

// messageComplete ends a message, as llhttp__after_message_complete.
func (p *Parser) messageComplete(in []byte) {
	trailers := &p.deliver(in).Fields
	p.h.OnMessageComplete(trailers)
	p.forget()
	p.state = sClosed
	if p.lenient || p.ShouldKeepAlive() {
		p.state = sStart
	}
	if p.upgrade {
		p.stop |= stopUpgrade
	}
}

// extensions reads chunk extensions, which nobody is told of.
func (p *Parser) extensions(in []byte, i int) int {
	for i < len(in) {
		c := in[i]
		switch p.state {
		case sExtStart:
			if c == ' ' || c == '\r' {
				return p.fail(i+1, &badExtension)
			}
			p.begin(extToken, i)
			p.state = sExtName
			fallthrough

		case sExtName:
			if i = skip(in, i, isToken); i == len(in) {
				return i
			}
			switch in[i] {
			case '=':
				p.endExt(i, i+1, sExtValue)
				p.begin(extToken, i+1)
			case ';':
				p.endExt(i, i+1, sExtStart)
			case '\r':
				p.endExt(i, i+1, sChunkLF)
			case '\n':
				if !p.lenient {
					return p.failToken(i, i, &noExtNameCR)
				}
				p.endExt(i, i+1, sChunkLF)
				continue
			default:
				return p.failToken(i, i+1, &badExtName)
			}
			i++

		case sExtValue:
			if i = skip(in, i, isToken); i == len(in) {
				return i
			}
			switch in[i] {
			case '"':
				p.state = sExtQuoted
			case ';':
				p.endExt(i, i+1, sExtStart)
			case '\r':
				p.endExt(i, i+1, sChunkLF)
			case '\n':
				if !p.lenient {
					return p.failToken(i, i, &noExtValueCR)
				}
				p.endExt(i, i+1, sChunkLF)
				continue
			default:
				return p.failToken(i, i+1, &badExtValue)
			}
			i++

		case sExtQuoted:
			if i = skip(in, i, isQuoted); i == len(in) {
				return i
			}
			switch in[i] {
			case '"':
				p.endExt(i+1, i+1, sExtQuotedEnd)
			case '\\':
				p.state = sExtPair
			default:
				return p.failToken(i, i+1, &badExtQuoted)
			}
			i++

		case sExtPair:
			if class[c]&isValue == 0 {
				return p.failToken(i, i+1, &badExtPair)
			}
			i++
			p.state = sExtQuoted

		case sExtQuotedEnd:
			switch c {
			case ';':
				p.state = sExtStart
			case '\r':
				p.state = sChunkLF
			case '\n':
				if !p.lenient {
					return p.fail(i, &noExtValueCR)
				}
				p.state = sChunkLF
				continue
			default:
				return p.fail(i, &badExtEnd)
			}
			i++

		default:
			return i
		}
		if p.stop != 0 {
			return i
		}
	}
	return i
}

// endExt closes the open token in front of byte i; next is the state to follow.
func (p *Parser) endExt(i, at int, next state) {
	if p.count(i, at) {
		p.open, p.state = noToken, next
	}
}
