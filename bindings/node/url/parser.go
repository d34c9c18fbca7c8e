package url

import (
	"slices"
	"strconv"
	"strings"
)

// step is where the parser stands in its input. The names are the standard's
// (WHATWG URL, "basic URL parser"), and so is what each of them does.
type step int

const (
	whole step = iota // no override: parse a whole URL
	schemeStart
	schemeState
	noScheme
	specialRelativeOrAuthority
	pathOrAuthority
	relative
	relativeSlash
	specialAuthoritySlashes
	specialAuthorityIgnoreSlashes
	authority
	hostState
	hostnameState
	portState
	file
	fileSlash
	fileHost
	pathStart
	pathState
	opaqueState
	queryState
	fragmentState
)

// verdict is what a step of the parser says.
type verdict int

const (
	goOn verdict = iota
	done
	failure
)

const eof = -1

type parser struct {
	input    []rune
	i        int
	base     *record
	url      *record
	state    step
	override step // a setter parses one part alone

	buf               strings.Builder
	at, inside, token bool // seen: an @, a [, the : of a password
}

// parse is the standard's URL parser; base may be nil.
func parse(input string, base *record) (*record, bool) {
	input = strings.TrimFunc(input, func(r rune) bool { return r <= ' ' })
	u := &record{port: -1}
	p := parser{input: clean(input), base: base, url: u, state: schemeStart}
	return u, p.run()
}

// reparse parses input as the part of u that s begins with, as the setters do.
// u may have changed even where it says false.
func reparse(u *record, input string, s step) bool {
	p := parser{input: clean(input), url: u, state: s, override: s}
	return p.run()
}

// clean takes tabs and newlines out.
func clean(input string) []rune {
	if strings.ContainsAny(input, "\t\n\r") {
		input = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(input)
	}
	return []rune(input)
}

func (p *parser) peek(n int) rune {
	if i := p.i + n; i >= 0 && i < len(p.input) {
		return p.input[i]
	}
	return eof
}

func (p *parser) run() bool {
	for ; ; p.i++ {
		switch p.read(p.peek(0)) {
		case failure:
			return false
		case done:
			return true
		}
		if p.i >= len(p.input) {
			return true
		}
	}
}

// again has the next step see the same character in another state.
func (p *parser) again(s step) verdict {
	p.state = s
	p.i--
	return goOn
}

func (p *parser) next(s step) verdict {
	p.state = s
	return goOn
}

func (p *parser) take() string {
	s := p.buf.String()
	p.buf.Reset()
	return s
}

// slashes tells whether c separates segments.
func (p *parser) slash(c rune) bool { return c == '/' || c == '\\' && p.url.special() }

func (p *parser) read(c rune) verdict {
	u := p.url
	switch p.state {
	case schemeStart, schemeState:
		return p.scheme(c)
	case noScheme:
		switch {
		case p.base == nil || p.base.opaque && c != '#':
			return failure
		case p.base.opaque:
			*u = *p.base
			u.fragment, u.hasFragment = "", true
			return p.next(fragmentState)
		case p.base.scheme == "file":
			return p.again(file)
		}
		return p.again(relative)
	case specialRelativeOrAuthority:
		if c == '/' && p.peek(1) == '/' {
			p.i++
			return p.next(specialAuthorityIgnoreSlashes)
		}
		return p.again(relative)
	case pathOrAuthority:
		if c == '/' {
			return p.next(authority)
		}
		return p.again(pathState)
	case relative:
		u.scheme = p.base.scheme
		if p.slash(c) {
			return p.next(relativeSlash)
		}
		p.inherit()
		return p.afterBase(c, func() { u.shorten() })
	case relativeSlash:
		switch {
		case u.special() && (c == '/' || c == '\\'):
			return p.next(specialAuthorityIgnoreSlashes)
		case c == '/':
			return p.next(authority)
		}
		p.inherit()
		u.path, u.query, u.hasQuery = nil, "", false
		return p.again(pathState)
	case specialAuthoritySlashes:
		if c == '/' && p.peek(1) == '/' {
			p.i++
			return p.next(specialAuthorityIgnoreSlashes)
		}
		return p.again(specialAuthorityIgnoreSlashes)
	case specialAuthorityIgnoreSlashes:
		if c == '/' || c == '\\' {
			return goOn
		}
		return p.again(authority)
	case authority:
		return p.authority(c)
	case hostState, hostnameState:
		return p.host(c)
	case portState:
		return p.port(c)
	case file, fileSlash:
		return p.file(c)
	case fileHost:
		return p.fileHost(c)
	case pathStart:
		switch {
		case u.special():
			if !p.slash(c) {
				return p.again(pathState)
			}
			return p.next(pathState)
		case p.override == whole && c == '?':
			u.query, u.hasQuery = "", true
			return p.next(queryState)
		case p.override == whole && c == '#':
			u.fragment, u.hasFragment = "", true
			return p.next(fragmentState)
		case c != eof:
			if c != '/' {
				return p.again(pathState)
			}
			return p.next(pathState)
		case p.override != whole && !u.hasHost:
			u.path = append(u.path, "")
		}
		return goOn
	case pathState:
		return p.path(c)
	case opaqueState:
		if c == '?' || c == '#' || c == eof {
			u.opaquePath += p.take()
			return p.tail(c)
		}
		encode(&p.buf, string(c), controlSet)
		return goOn
	case queryState:
		if c == eof || c == '#' && p.override == whole {
			s := querySet
			if u.special() {
				s = specialQuerySet
			}
			u.query += encoded(p.take(), s)
			return p.tail(c)
		}
		p.buf.WriteRune(c)
		return goOn
	default: // fragmentState
		if c == eof {
			u.fragment += encoded(p.take(), fragmentSet)
			return goOn
		}
		p.buf.WriteRune(c)
		return goOn
	}
}

// tail goes on to what may follow a path or a query.
func (p *parser) tail(c rune) verdict {
	u := p.url
	switch c {
	case '?':
		u.query, u.hasQuery = "", true
		return p.next(queryState)
	case '#':
		u.fragment, u.hasFragment = "", true
		return p.next(fragmentState)
	}
	return goOn
}

func isAlpha(c rune) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c rune) bool { return c >= '0' && c <= '9' }

func (p *parser) scheme(c rune) verdict {
	u := p.url
	switch {
	case isAlpha(c), p.state == schemeState && (isDigit(c) || c == '+' || c == '-' || c == '.'):
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		p.buf.WriteRune(c)
		return p.next(schemeState)
	case p.state == schemeState && c == ':':
		scheme := p.take()
		if p.override != whole {
			if u.special() != isSpecial(scheme) || scheme == "file" && (u.hasCredentials() || u.port >= 0) || u.scheme == "file" && u.host == "" {
				return done
			}
			u.scheme = scheme
			if u.port == specialPorts[scheme] {
				u.port = -1
			}
			return done
		}
		u.scheme = scheme
		switch {
		case scheme == "file":
			return p.next(file)
		case u.special() && p.base != nil && p.base.scheme == scheme:
			return p.next(specialRelativeOrAuthority)
		case u.special():
			return p.next(specialAuthoritySlashes)
		case p.peek(1) == '/':
			p.i++
			return p.next(pathOrAuthority)
		}
		u.opaque = true
		return p.next(opaqueState)
	case p.override != whole:
		return failure
	}
	p.buf.Reset()
	p.i = -1
	return p.next(noScheme)
}

// inherit takes from the base what a relative reference leaves out.
func (p *parser) inherit() {
	b, u := p.base, p.url
	u.username, u.password, u.host, u.hasHost, u.port = b.username, b.password, b.host, b.hasHost, b.port
	u.path, u.query, u.hasQuery = slices.Clone(b.path), b.query, b.hasQuery
}

// afterBase goes on behind what came from the base; shorten makes room for a
// path.
func (p *parser) afterBase(c rune, shorten func()) verdict {
	u := p.url
	switch c {
	case '?', '#':
		return p.tail(c)
	case eof:
		return goOn
	}
	u.query, u.hasQuery = "", false
	shorten()
	return p.again(pathState)
}

func (p *parser) authority(c rune) verdict {
	u := p.url
	switch {
	case c == '@':
		text := p.take()
		if p.at {
			text = "%40" + text
		}
		p.at = true
		name, password := text, ""
		if p.token {
			name, password = "", text
		} else if i := strings.IndexByte(text, ':'); i >= 0 {
			p.token = true
			name, password = text[:i], text[i+1:]
		}
		u.username += encoded(name, userinfoSet)
		u.password += encoded(password, userinfoSet)
		return goOn
	case c == eof, p.slash(c), c == '?', c == '#':
		if p.at && p.buf.Len() == 0 {
			return failure
		}
		p.i -= len([]rune(p.buf.String())) + 1
		p.buf.Reset()
		return p.next(hostState)
	}
	p.buf.WriteRune(c)
	return goOn
}

func (p *parser) host(c rune) verdict {
	u := p.url
	ends := c == eof || p.slash(c) || c == '?' || c == '#'
	switch {
	case p.override != whole && u.scheme == "file":
		return p.again(fileHost)
	case c == ':' && !p.inside:
		if p.buf.Len() == 0 || p.override == hostnameState {
			return failure
		}
		if !p.setHost() {
			return failure
		}
		return p.next(portState)
	case ends && u.special() && p.buf.Len() == 0:
		return failure
	case ends && p.override != whole && p.buf.Len() == 0 && (u.hasCredentials() || u.port >= 0):
		return failure
	case ends:
		if !p.setHost() {
			return failure
		}
		if p.override != whole {
			return done
		}
		return p.again(pathStart)
	case c == '[':
		p.inside = true
	case c == ']':
		p.inside = false
	}
	p.buf.WriteRune(c)
	return goOn
}

func (p *parser) setHost() bool {
	host, ok := parseHost(p.take(), !p.url.special())
	if ok {
		p.url.host, p.url.hasHost = host, true
	}
	return ok
}

func (p *parser) port(c rune) verdict {
	u := p.url
	switch {
	case isDigit(c):
		p.buf.WriteRune(c)
		return goOn
	case c == eof, p.slash(c), c == '?', c == '#', p.override != whole:
		if text := p.take(); text != "" {
			port, err := strconv.Atoi(text)
			if err != nil || port > 65535 {
				return failure
			}
			u.port = port
			if own, ok := specialPorts[u.scheme]; ok && own == port {
				u.port = -1
			}
		}
		if p.override != whole {
			return done
		}
		return p.again(pathStart)
	}
	return failure
}

func isDriveLetter(s string) bool {
	return len(s) == 2 && isAlpha(rune(s[0])) && (s[1] == ':' || s[1] == '|')
}

func isNormalDriveLetter(s string) bool { return isDriveLetter(s) && s[1] == ':' }

// atDriveLetter tells whether what is left begins with a drive of Windows.
func (p *parser) atDriveLetter() bool {
	if !isAlpha(p.peek(0)) || p.peek(1) != ':' && p.peek(1) != '|' {
		return false
	}
	switch p.peek(2) {
	case eof, '/', '\\', '?', '#':
		return true
	}
	return false
}

func (p *parser) file(c rune) verdict {
	u, base := p.url, p.base
	fromFile := base != nil && base.scheme == "file"
	if p.state == file {
		u.scheme, u.host, u.hasHost = "file", "", true
		switch {
		case c == '/' || c == '\\':
			return p.next(fileSlash)
		case fromFile:
			u.host, u.path, u.query, u.hasQuery = base.host, slices.Clone(base.path), base.query, base.hasQuery
			drive := p.atDriveLetter()
			return p.afterBase(c, func() {
				if u.shorten(); drive {
					u.path = nil
				}
			})
		}
		return p.again(pathState)
	}
	if c == '/' || c == '\\' {
		return p.next(fileHost)
	}
	if fromFile {
		u.host = base.host
		if !p.atDriveLetter() && len(base.path) > 0 && isNormalDriveLetter(base.path[0]) {
			u.path = append(u.path, base.path[0])
		}
	}
	return p.again(pathState)
}

func (p *parser) fileHost(c rune) verdict {
	u := p.url
	switch c {
	default:
		p.buf.WriteRune(c)
		return goOn
	case eof, '/', '\\', '?', '#':
	}
	switch {
	case p.override == whole && isDriveLetter(p.buf.String()):
		return p.again(pathState) // with the letter in the buffer
	case p.buf.Len() == 0:
		u.host = ""
	case !p.setHost():
		return failure
	case u.host == "localhost":
		u.host = ""
	}
	u.hasHost = true
	if p.override != whole {
		return done
	}
	return p.again(pathStart)
}

func isSingleDot(s string) bool { return s == "." || strings.EqualFold(s, "%2e") }

func isDoubleDot(s string) bool {
	if len(s) > 6 {
		return false
	}
	return strings.ReplaceAll(strings.ToLower(s), "%2e", ".") == ".."
}

func (p *parser) path(c rune) verdict {
	u := p.url
	if c != eof && !p.slash(c) && (p.override != whole || c != '?' && c != '#') {
		encode(&p.buf, string(c), pathSet)
		return goOn
	}
	segment := p.take()
	switch {
	case isDoubleDot(segment):
		u.shorten()
		if !p.slash(c) {
			u.path = append(u.path, "")
		}
	case isSingleDot(segment):
		if !p.slash(c) {
			u.path = append(u.path, "")
		}
	default:
		if u.scheme == "file" && len(u.path) == 0 && isDriveLetter(segment) {
			segment = segment[:1] + ":"
		}
		u.path = append(u.path, segment)
	}
	return p.tail(c)
}
