package url

import (
	"net/url"
	"regexp"
	"strings"
)

// text is a string or null.
type text struct {
	s  string
	ok bool
}

func some(s string) text { return text{s, true} }

// old is what url.parse gives, but for the query as an object.
type old struct {
	protocol                     text
	slashes                      bool
	auth, host, port, hostname   text
	hash, search, pathname, path text
	query                        text
	href                         string

	badPort bool // a host like h:8a, which Node warns of
}

// slashed tells whether a protocol, with its colon or without, is followed by
// two slashes and a host.
func slashed(protocol string) bool {
	switch strings.TrimSuffix(protocol, ":") {
	case "http", "https", "ftp", "gopher", "file", "ws", "wss":
		return true
	}
	return false
}

func hostless(protocol string) bool { return strings.TrimSuffix(protocol, ":") == "javascript" }

var (
	protocolPattern = regexp.MustCompile(`^[A-Za-z0-9.+-]+:`)
	pathPattern     = regexp.MustCompile(`^//?([^/?\s][^?\s]*)?(\?\S*)?$`)
	authPattern     = regexp.MustCompile(`^//[^@/]+@[^@/]+`)
	portPattern     = regexp.MustCompile(`:[0-9]*$`)
)

const (
	neverInHost  = " \"%';<>\\^`{|}"
	badInHost    = "\x00\t\n\r #%/:<>?@[\\]^|"
	badInIPv6    = "\x00\t\n\r #%/<>?@\\^|"
	alwaysEscape = "\t\n\r \"'<>\\^`{|}"
)

// blank are the characters that url.parse trims.
func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == 0xa0 || r == 0xfeff
}

// forwardSlashes turns backslashes in front of the query around, as browsers do.
func forwardSlashes(s string) string {
	end := strings.IndexAny(s, "?#")
	if end < 0 {
		end = len(s)
	}
	return strings.ReplaceAll(s[:end], `\`, "/") + s[end:]
}

// parseOld reads a URL as url.parse did before there was a standard. slashesHost
// makes //x a host without a protocol. ok is false for a host that cannot be.
func parseOld(input string, slashesHost bool) (u *old, ok bool) {
	u = new(old)
	rest := forwardSlashes(strings.TrimFunc(input, blank))
	if !slashesHost && !strings.ContainsAny(rest, "#@") && pathPattern.MatchString(rest) {
		u.path, u.href = some(rest), rest
		path, search, has := strings.Cut(rest, "?")
		u.pathname = some(path)
		if has {
			u.search, u.query = some("?"+search), some(search)
		}
		return u, true
	}
	protocol := protocolPattern.FindString(rest)
	rest = rest[len(protocol):]
	given := protocol // HTTP: is none of those that want slashes
	protocol = strings.ToLower(protocol)
	if protocol != "" {
		u.protocol = some(protocol)
	}
	slashes := false
	if slashesHost || protocol != "" || authPattern.MatchString(rest) {
		slashes = strings.HasPrefix(rest, "//")
		if slashes && !hostless(protocol) {
			rest = rest[2:]
			u.slashes = true
		}
	}
	if !hostless(protocol) && (slashes || given != "" && !slashed(given)) {
		if rest, ok = u.readHost(rest); !ok {
			return nil, false
		}
	}
	if !hostless(protocol) {
		rest = escapeOld(rest)
	}
	path, hash, hasHash := strings.Cut(rest, "#")
	if hasHash {
		u.hash = some("#" + hash)
	}
	path, search, hasSearch := strings.Cut(path, "?")
	if hasSearch {
		u.search, u.query = some("?"+search), some(search)
	}
	if path != "" {
		u.pathname = some(path)
	}
	if slashed(protocol) && u.hostname.s != "" && !u.pathname.ok {
		u.pathname = some("/")
	}
	u.setPath()
	u.href = u.format()
	return u, true
}

func (u *old) setPath() {
	if u.pathname.s != "" || u.search.s != "" {
		u.path = some(u.pathname.s + u.search.s)
	}
}

// readHost reads auth, host and port, and gives what is behind them.
func (u *old) readHost(rest string) (string, bool) {
	at, end := -1, -1
	// Tabs and newlines do not count.
	head := rest
	if i := strings.IndexAny(rest, "#/?"); i >= 0 {
		head = rest[:i]
	}
	tail := rest[len(head):]
	head = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(head)
	rest = head + tail
	for i := range len(head) {
		switch c := head[i]; {
		case c == '@':
			at, end = i, -1
		case strings.IndexByte(neverInHost, c) >= 0 && end < 0:
			end = i
		}
	}
	if end < 0 {
		end = len(head)
	}
	start := 0
	if at >= 0 {
		auth, err := url.PathUnescape(rest[:at])
		if err != nil {
			return "", false
		}
		u.auth = some(auth)
		start = at + 1
	}
	host := rest[start:end]
	rest = rest[end:]
	if port := portPattern.FindString(host); port != "" {
		if port != ":" {
			u.port = some(port[1:])
		}
		host = host[:len(host)-len(port)]
	}
	v6 := strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") && len(host) > 1
	if !v6 {
		if i := strings.IndexAny(host, `/\#?:`); i >= 0 {
			u.badPort = host[i] == ':'
			rest = "/" + host[i:] + rest
			host = host[:i]
		}
	}
	if len(host) > 255 {
		host = ""
	}
	host = strings.ToLower(host)
	if host != "" {
		if v6 {
			if strings.ContainsAny(host, badInIPv6) {
				return "", false
			}
		} else {
			ascii, ok := toASCII(host)
			if !ok || ascii == "" || strings.ContainsAny(ascii, badInHost) {
				return "", false
			}
			host = ascii
		}
	}
	u.hostname, u.host = some(host), some(host)
	if u.port.ok {
		u.host.s += ":" + u.port.s
	}
	if v6 {
		u.hostname.s = host[1 : len(host)-1]
		if !strings.HasPrefix(rest, "/") {
			rest = "/" + rest
		}
	}
	return rest, true
}

// escapeOld encodes what is never in a URL.
func escapeOld(s string) string {
	if !strings.ContainsAny(s, alwaysEscape) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; strings.IndexByte(alwaysEscape, c) >= 0 {
			b.Write([]byte{'%', upperHex[c>>4], upperHex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// format writes a URL from its parts, as url.format does.
func (u *old) format() string {
	auth := u.auth.s
	if auth != "" {
		auth = encoded(auth, authSet) + "@"
	}
	protocol, pathname, hash, search := u.protocol.s, u.pathname.s, u.hash.s, u.search.s
	host := ""
	switch {
	case u.host.s != "":
		host = auth + u.host.s
	case u.hostname.s != "":
		name := u.hostname.s
		if strings.Contains(name, ":") && !strings.HasPrefix(name, "[") {
			name = "[" + name + "]"
		}
		host = auth + name
		if u.port.s != "" {
			host += ":" + u.port.s
		}
	}
	if search == "" && u.query.s != "" {
		search = "?" + u.query.s
	}
	if protocol != "" && !strings.HasSuffix(protocol, ":") {
		protocol += ":"
	}
	pathname = strings.NewReplacer("#", "%23", "?", "%3F").Replace(pathname)
	if u.slashes || slashed(protocol) {
		switch {
		case u.slashes || host != "":
			if pathname != "" && pathname[0] != '/' {
				pathname = "/" + pathname
			}
			host = "//" + host
		case strings.HasPrefix(protocol, "file"):
			host = "//"
		}
	}
	search = strings.ReplaceAll(search, "#", "%23")
	if hash != "" && hash[0] != '#' {
		hash = "#" + hash
	}
	if search != "" && search[0] != '?' {
		search = "?" + search
	}
	return protocol + host + pathname + search + hash
}

// authSet is what is encoded of a name and a password.
var authSet = func() *set {
	s := new(set)
	for c := range s {
		s[c] = !strings.ContainsRune("!-._~'()*:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", rune(c))
	}
	return s
}()
