package http1

const preface = "\r\n\r\nSM\r\n\r\n" // what follows HTTP/2's "PRI * HTTP/2.0"

// line reads the first line of a message.
func (p *Parser) line(in []byte, i int) int {
	for i < len(in) {
		c := in[i]
		switch p.state {
		case sStart:
			if c == '\r' || c == '\n' {
				i++
				continue
			}
			p.reset()
			if p.h.OnMessageBegin(); p.stop != 0 {
				return i
			}

		case sMethod:
			// Most requests are GET; the others go byte by byte.
			if p.idx == 0 && len(in)-i > 4 && string(in[i:i+4]) == "GET " {
				p.method, p.state = GET, sURLSpaces
				i += 4
				continue
			}
			at, more := matchMethod(int(p.at), int(p.idx), c)
			if more {
				p.at = uint8(at)
				p.idx++
				i++
				continue
			}
			if m := &methodNames[p.at]; len(m.name) == int(p.idx) {
				p.method, p.state = m.method, sMethodSpace
				continue
			}
			return p.fail(i, &badMethod)

		case sMethodSpace:
			if c != ' ' {
				return p.fail(i, &noMethodSpace)
			}
			i++
			p.state = sURLSpaces

		case sURLSpaces:
			if c == ' ' {
				i++
				continue
			}
			p.begin(headToken, i)
			p.state = sURLStart
			if p.method == CONNECT {
				p.state = sURLServer // the target is host:port
			}
			fallthrough

		case sURLStart, sURLSchema, sURLSchemaDelim, sURLServer, sURLServerAt, sURLPath, sURLQuery, sURLFragment:
			i = p.url(in, i)

		case sURLLF:
			if c != '\n' {
				return p.fail(i, &noURLLF)
			}
			i++
			p.state = sURLEnd09

		case sURLEnd09:
			if c == '\t' || c == '\f' {
				return p.fail(i+1, &badURL)
			}
			p.major, p.minor, p.state = 0, 9, sHeadersStart
			return i

		case sURLEnd:
			// llhttp still asks its URL parser about the byte behind the space.
			if c == '\t' || c == '\f' {
				return p.fail(i+1, &badURL)
			}
			p.state = sProtocolSpaces
			fallthrough

		case sProtocolSpaces:
			if len(in)-i >= 10 && string(in[i:i+10]) == "HTTP/1.1\r\n" && p.method < PRI {
				p.major, p.minor, p.state = 1, 1, sHeadersStart
				i += 10
				continue
			}
			if c == ' ' {
				i++
				continue
			}
			p.state = sProtocolStart
			fallthrough

		case sProtocolStart:
			p.proto, p.idx, p.state = c, 0, sProtocol
			fallthrough

		case sProtocol:
			name := protocolName(p.proto)
			if int(p.idx) == len(name) || name[p.idx] != c {
				return p.fail(i, &badProtocol)
			}
			i++
			if p.idx++; int(p.idx) < len(name) {
				continue
			}
			p.state = sProtocolSlash
			if p.kind == Request && !p.method.speaks(p.proto) {
				switch p.proto {
				case 'H':
					return p.fail(i, &badHTTPMethod)
				case 'R':
					return p.fail(i, &badRTSPMethod)
				}
				return p.fail(i, &badICEMethod)
			}

		case sProtocolSlash:
			if c != '/' {
				return p.fail(i, &badProtocol)
			}
			i++
			p.state = sVersionMajor

		case sVersionMajor:
			if c < '0' || c > '9' {
				return p.fail(i, &badMajor)
			}
			i++
			p.major, p.state = c-'0', sVersionDot

		case sVersionDot:
			if c != '.' {
				return p.fail(i, &noDot)
			}
			i++
			p.state = sVersionMinor

		case sVersionMinor:
			if c < '0' || c > '9' {
				return p.fail(i, &badMinor)
			}
			i++
			p.minor = c - '0'
			switch [2]uint8{p.major, p.minor} {
			case [2]uint8{0, 9}, [2]uint8{1, 0}, [2]uint8{1, 1}, [2]uint8{2, 0}:
			default:
				if !p.lenient {
					return p.fail(i, &badVersion)
				}
			}
			switch {
			case p.kind == Response:
				p.state = sResponseSpace
			case p.method == PRI:
				p.idx, p.state = 0, sPreface
			default:
				p.state = sRequestCR
			}

		case sRequestCR:
			if c == '\n' && !p.lenient {
				return p.fail(i+1, &noVersionCRLF)
			}
			if c != '\r' && c != '\n' {
				return p.fail(i, &noVersionCRLF)
			}
			i++
			p.state = sRequestLF // another LF is part of this line end

		case sRequestLF:
			switch {
			case c == '\n':
				i++
			case !p.lenient:
				return p.fail(i, &noVersionLF)
			}
			p.state = sHeadersStart

		case sPreface:
			if c != preface[p.idx] {
				return p.fail(i, &noPreface)
			}
			i++
			if p.idx++; int(p.idx) == len(preface) {
				return p.fail(i, &http2)
			}

		case sResponseSpace:
			if c != ' ' {
				return p.fail(i, &noVersionSpace)
			}
			i++
			p.status, p.state = 0, sStatus1

		case sStatus1, sStatus2, sStatus3:
			if c < '0' || c > '9' {
				return p.fail(i, &badStatusCode)
			}
			i++
			p.status = p.status*10 + uint16(c-'0')
			p.state++

		case sStatusEnd:
			switch c {
			case ' ':
				p.begin(headToken, i+1)
				p.state = sReason
			case '\r':
				p.state = sResponseLF
			case '\n':
				if !p.lenient {
					return p.fail(i+1, &badStatusLine)
				}
				p.state = sHeadersStart
			default:
				return p.fail(i, &badStatusLine)
			}
			i++

		case sReason:
			for i < len(in) && in[i] != '\r' && in[i] != '\n' {
				i++
			}
			if i == len(in) {
				return i
			}
			s, ok := p.end(in, i, i+1)
			if !ok {
				return i
			}
			p.head.line = s
			switch {
			case in[i] == '\r':
				p.state = sResponseLF
			case p.lenient:
				p.state = sHeadersStart
			default:
				return p.fail(i+1, &noStatusCR)
			}
			i++

		case sResponseLF:
			switch {
			case c == '\n' || c == '\r': // llhttp 9.3 takes either here
				i++
			case !p.lenient:
				return p.fail(i, &noLF)
			}
			p.state = sHeadersStart

		default:
			return i // the line is over
		}
		if p.stop != 0 {
			return i
		}
	}
	return i
}

// reset forgets the message before this one.
func (p *Parser) reset() {
	p.flags, p.length, p.upgrade = 0, 0, false
	p.nread, p.ext = 0, 0
	p.special, p.idx, p.at = plain, 0, 0
	if p.state = sMethod; p.kind == Response {
		p.state = sProtocolStart
	}
}

// protocolName is what must stand in front of the slash, told by its first
// letter. For any other letter it is empty.
func protocolName(first byte) string {
	switch first {
	case 'H':
		return "HTTP"
	case 'R':
		return "RTSP"
	case 'I':
		return "ICE"
	}
	return ""
}
