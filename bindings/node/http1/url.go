package http1

// url reads the request target. It looks at no more of it than llhttp does:
// which bytes may stand where.
func (p *Parser) url(in []byte, i int) int {
	for i < len(in) {
		c := in[i]
		switch p.state {
		case sURLStart:
			switch {
			case c == '/' || c == '*':
				i++
				p.state = sURLPath
			case class[c]&isAlpha != 0:
				p.state = sURLSchema
			default:
				return p.badURL(i, c, &badURLStart)
			}

		case sURLSchema:
			if i = skip(in, i, isAlpha); i == len(in) {
				return i
			}
			if in[i] != ':' {
				return p.badURL(i, in[i], &badURLSchema)
			}
			i++
			p.idx, p.state = 0, sURLSchemaDelim

		case sURLSchemaDelim:
			if c != '/' {
				// Behind the first slash llhttp compares and no longer classifies.
				if p.idx == 1 {
					return p.fail(i, &badURLSchema)
				}
				return p.badURL(i, c, &badURLSchema)
			}
			i++
			if p.idx++; p.idx == 2 {
				p.state = sURLServer
			}

		case sURLServer, sURLServerAt:
			n := skip(in, i, isServer)
			if n > i {
				i, p.state = n, sURLServer
				continue
			}
			switch c {
			case '/':
				p.state = sURLPath
			case '?':
				p.state = sURLQuery
			case '@':
				if p.state == sURLServerAt {
					return p.fail(i+1, &doubleAt)
				}
				p.state = sURLServerAt
			case ' ', '\r', '\n':
				return p.urlEnd(in, i)
			default:
				return p.badURL(i, c, &badURLServer)
			}
			i++

		case sURLPath:
			if i = skip(in, i, isURL); i == len(in) {
				return i
			}
			switch c = in[i]; c {
			case '?':
				p.state = sURLQuery
			case '#':
				p.state = sURLFragment
			case ' ', '\r', '\n':
				return p.urlEnd(in, i)
			default:
				return p.badURL(i, c, &badURLPath)
			}
			i++

		case sURLQuery:
			if i = skip(in, i, isURL); i == len(in) {
				return i
			}
			switch c = in[i]; c {
			case '?':
			case '#':
				p.state = sURLFragment
			case ' ', '\r', '\n':
				return p.urlEnd(in, i)
			default:
				return p.badURL(i, c, &badURLQuery)
			}
			i++

		case sURLFragment:
			if i = skip(in, i, isURL); i == len(in) {
				return i
			}
			switch c = in[i]; c {
			case '?', '#':
			case ' ', '\r', '\n':
				return p.urlEnd(in, i)
			default:
				return p.badURL(i, c, &badURLFragment)
			}
			i++

		default:
			return i
		}
	}
	return i
}

// badURL fails at byte i, or behind it where llhttp has already taken it:
// blanks that no part of a URL may hold.
func (p *Parser) badURL(i int, c byte, f *fault) int {
	switch c {
	case ' ', '\r', '\n', '\t', '\f':
		return p.fail(i+1, &badURL)
	}
	return p.fail(i, f)
}

// urlEnd closes the URL in front of byte i. A line that ends with it is HTTP/0.9.
func (p *Parser) urlEnd(in []byte, i int) int {
	s, ok := p.end(in, i, i)
	if !ok {
		return i
	}
	p.head.line = s
	switch in[i] {
	case ' ':
		p.state = sURLEnd
	case '\r':
		p.state = sURLLF
	default: // bare LF
		p.state = sURLEnd09
	}
	return i + 1
}
