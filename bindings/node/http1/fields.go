package http1

import "bytes"

// special is a field whose value the parser itself must understand.
type special uint8

const (
	plain special = iota
	connection
	contentLength
	transferEncoding
	upgrade
)

// specialOf tells by its name what kind of field it is.
func specialOf(name []byte) special {
	switch len(name) {
	case 7:
		if equalFold(name, "upgrade") {
			return upgrade
		}
	case 10:
		if equalFold(name, "connection") {
			return connection
		}
	case 14:
		if equalFold(name, "content-length") {
			return contentLength
		}
	case 16:
		if equalFold(name, "proxy-connection") {
			return connection
		}
	case 17:
		if equalFold(name, "transfer-encoding") {
			return transferEncoding
		}
	}
	return plain
}

// fields reads header fields, or trailers, up to the empty line.
func (p *Parser) fields(in []byte, i int) int {
	for i < len(in) {
		c := in[i]
		switch p.state {
		case sHeadersStart:
			if c == ' ' {
				if !p.lenient {
					return p.fail(i+1, &earlySpace)
				}
				i++
				p.state = sFieldStart
				continue
			}
			p.state = sFieldStart
			fallthrough

		case sFieldStart:
			switch c {
			case '\r':
				i++
				p.state = sHeadersLF
				continue
			case '\n':
				if !p.lenient {
					return p.fail(i+1, &badFieldChar)
				}
				p.state = sHeadersLF
				continue
			case ':':
				return p.fail(i, &badFieldToken)
			}
			p.begin(headToken, i)
			p.state = sFieldName
			fallthrough

		case sFieldName:
			if i = skip(in, i, isToken); i == len(in) {
				return i
			}
			if in[i] == ' ' && p.lenient && specialOf(p.openText(in, i)) != plain {
				p.state = sColon
				continue
			}
			if in[i] != ':' {
				return p.badName(in, i)
			}
			fallthrough

		case sColon:
			// Spaces behind a name that llhttp looks for belong to it.
			for i < len(in) && in[i] == ' ' {
				i++
			}
			if i == len(in) {
				return i
			}
			if in[i] != ':' { // it was the beginning of another
				p.state = sFieldName
				continue
			}
			s, ok := p.end(in, i, i+1)
			if !ok {
				return i
			}
			i++
			p.head.list = append(p.head.list, pair{name: s})
			p.state = sValueStart
			if p.special = specialOf(bytes.TrimRight(p.text(in, s), " ")); p.special != plain {
				if p.special == transferEncoding && p.flags&fLength != 0 && !p.lenient {
					return p.fail(i, &encodingAfterLen)
				}
				if p.special == contentLength && p.flags&fEncoding != 0 && !p.lenient {
					return p.fail(i, &lenAfterEncoding)
				}
			}

		case sValueStart:
			if isBlank(c) {
				i++
				continue
			}
			switch c {
			case '\r':
				i++
				p.state = sEmptyLF
				continue
			case '\n':
				if !p.lenient {
					return p.fail(i+1, &badValue)
				}
				i++
				p.state = sEmptyNext
				continue
			}
			p.begin(headToken, i)
			if i = p.startValue(i); p.stop != 0 {
				return i
			}

		case sEmptyLF:
			switch {
			case c == '\n':
				i++
			case !p.lenient:
				return p.fail(i, &noLF)
			}
			p.state = sEmptyNext

		case sEmptyNext:
			if isBlank(c) {
				if !p.lenient {
					return p.fail(i+1, &badValue)
				}
				i++
				p.state = sValueStart
				continue
			}
			if p.special == contentLength {
				return p.fail(i, &emptyLength)
			}
			p.state = sFieldStart

		case sValue:
			if i = skipValue(in, i); i < len(in) && p.lenient {
				for i < len(in) && in[i] != '\r' && in[i] != '\n' {
					i++
				}
			}
			if i == len(in) {
				return i
			}
			if i = p.endValue(in, i); p.stop != 0 {
				return i
			}

		case sValueLength:
			d := c - '0'
			if d > 9 {
				p.state = sValueLengthEnd
				continue
			}
			if p.length > (1<<64-1)/10 || p.length*10 > 1<<64-1-uint64(d) {
				return p.failToken(i+1, i+1, &lengthOverflow)
			}
			p.length = p.length*10 + uint64(d)
			i++

		case sValueLengthEnd:
			switch {
			case c == ' ': // and no tab, in llhttp 9.3
				i++
				continue
			case c != '\r' && c != '\n':
				return p.failToken(i, i, &badLength)
			}
			p.flags |= fLength
			if i = p.endValue(in, i); p.stop != 0 {
				return i
			}

		case sValueChunked, sValueChunkedEnd, sValueCoding, sValueCodingNext:
			i = p.codings(in, i)
			if p.stop != 0 {
				return i
			}

		case sValueLF:
			if c != '\n' {
				return p.fail(i, &noValueLF)
			}
			i++
			p.state = sValueNext

		case sValueNext:
			if isBlank(c) {
				if !p.lenient {
					return p.fail(i, &folded)
				}
				if i = p.fold(in, i); p.stop != 0 {
					return i
				}
				continue
			}
			if p.lenient {
				p.trim(in)
			}
			p.state = sFieldStart

		case sHeadersLF:
			switch {
			case c == '\n':
				i++
			case !p.lenient:
				return p.fail(i, &noHeadersLF)
			}
			if p.flags&fTrailing != 0 {
				p.nread, p.state = 0, sMessageDone
				return i
			}
			p.state = sHeadDone
			return i

		default:
			return i
		}
	}
	return i
}

// text is what s is a range of.
func (p *Parser) text(in []byte, s span) []byte {
	if p.saved {
		return p.buf[s.start:s.end]
	}
	return in[s.start:s.end]
}

// badName fails at byte i, which belongs to no name. A space behind a name the
// parser looks for is reported in other words, and one byte later, by llhttp.
func (p *Parser) badName(in []byte, i int) int {
	if in[i] != ' ' {
		return p.fail(i, &badFieldToken)
	}
	if specialOf(p.openText(in, i)) == plain {
		return p.fail(i, &badFieldToken)
	}
	return p.failToken(i, i+1, &badFieldChar)
}

// openText is what the open token holds in front of byte i.
func (p *Parser) openText(in []byte, i int) []byte {
	if !p.saved {
		return in[p.mark:i]
	}
	return append(append([]byte(nil), p.buf[p.from:]...), in[p.mark:i]...)
}

// startValue decides at the first byte of a value how to read it.
func (p *Parser) startValue(i int) int {
	p.state = sValue
	switch p.special {
	case upgrade:
		p.flags |= fUpgrade
	case contentLength:
		if p.flags&fLength != 0 {
			return p.fail(i, &secondLength)
		}
		p.state = sValueLength
	case transferEncoding:
		// Several such fields are one list; chunked counts if it is the last.
		if p.kind == Request && p.flags&fChunked != 0 && !p.lenient {
			return p.failToken(i, i+1, &badEncoding)
		}
		p.flags = p.flags&^fChunked | fEncoding
		p.idx, p.state = 0, sValueChunked
	}
	return i
}

const chunked = "chunked"

var comma = []byte{','}

// codings reads the value of Transfer-Encoding.
func (p *Parser) codings(in []byte, i int) int {
	for i < len(in) {
		c := in[i]
		switch p.state {
		case sValueChunked:
			if c|0x20 != chunked[p.idx] {
				p.state = sValueCoding
				continue
			}
			i++
			if p.idx++; int(p.idx) == len(chunked) {
				p.state = sValueChunkedEnd
			}

		case sValueChunkedEnd:
			switch c {
			case ' ':
				i++
			case '\r', '\n':
				p.flags |= fChunked
				return p.endValue(in, i)
			case ',':
				if p.kind == Request && !p.lenient {
					return p.failToken(i, i+1, &badEncoding)
				}
				p.state = sValueCoding
			default:
				p.state = sValueCoding
			}

		case sValueCoding:
			if i = skip(in, i, isConnValue); i == len(in) {
				return i
			}
			if in[i] != ',' {
				p.state = sValue
				return i
			}
			i++
			p.state = sValueCodingNext

		case sValueCodingNext:
			if isBlank(c) {
				i++
				continue
			}
			p.idx, p.state = 0, sValueChunked

		default:
			return i
		}
	}
	return i
}

// endValue closes the value in front of byte i, which cannot be part of it.
func (p *Parser) endValue(in []byte, i int) int {
	at := i
	if in[i] == '\r' {
		at++
	}
	s, ok := p.end(in, i, at)
	if !ok {
		return i
	}
	switch in[i] {
	case '\r':
	case '\n':
		if !p.lenient {
			return p.fail(i, &noValueCR)
		}
	default:
		return p.fail(i, &badValue)
	}
	b := p.text(in, s)
	if p.special == connection {
		if n := skip(b, 0, isValue); n < len(b) { // llhttp stops to look there
			b = b[:max(bytes.LastIndexByte(b[:n], ','), 0)]
		}
		p.noteConnection(b)
	}
	p.head.list[len(p.head.list)-1].value = s
	if !p.lenient {
		p.trim(in)
	} else if in[i] == '\n' {
		p.state = sValueNext
		return i + 1
	}
	i++
	p.state = sValueLF
	if i < len(in) && in[i] == '\n' {
		i++
		p.state = sValueNext
	}
	return i
}

// trim takes the blanks off the end of the last value.
func (p *Parser) trim(in []byte) {
	s := &p.head.list[len(p.head.list)-1].value
	for b := p.text(in, *s); len(b) > 0 && isBlank(b[len(b)-1]); b = b[:len(b)-1] {
		s.end--
	}
}

// fold goes on with a value whose next line begins with a blank, which is part of
// it; the two pieces become one in the buffer.
func (p *Parser) fold(in []byte, i int) int {
	p.keep(in)
	s := p.head.list[len(p.head.list)-1].value
	p.begin(headToken, i)
	if p.from = s.start; p.special != transferEncoding {
		return p.startValue(i)
	}
	p.flags &^= fChunked // which it was only at the end of the line
	p.state = sValue
	return i
}

// noteConnection notes the options in a Connection field that concern the parser.
// A tab behind an option spoils it, as in llhttp 9.3.
func (p *Parser) noteConnection(list []byte) {
	for len(list) > 0 {
		option, rest, _ := bytes.Cut(list, comma)
		option = bytes.TrimRight(bytes.TrimLeft(option, " \t"), " ")
		switch {
		case equalFold(option, "keep-alive"):
			p.flags |= fKeepAlive
		case equalFold(option, "close"):
			p.flags |= fClose
		case equalFold(option, "upgrade"):
			p.flags |= fConnUpgrade
		}
		list = rest
	}
}
