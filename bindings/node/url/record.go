package url

import (
	"strconv"
	"strings"
)

// record is a URL as the standard's parser leaves it.
type record struct {
	scheme             string // without its colon
	username, password string
	host               string
	hasHost            bool
	port               int // -1 for none, or the scheme's own
	path               []string
	opaque             bool   // what follows the scheme is no path of segments,
	opaquePath         string // but this
	query, fragment    string
	hasQuery           bool
	hasFragment        bool
}

// specialPorts are the schemes whose URLs have an authority, and their ports.
var specialPorts = map[string]int{"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21, "file": -1}

func isSpecial(scheme string) bool {
	_, ok := specialPorts[scheme]
	return ok
}

func (u *record) special() bool { return isSpecial(u.scheme) }

func (u *record) hasCredentials() bool { return u.username != "" || u.password != "" }

// barred tells whether credentials and a port have no place.
func (u *record) barred() bool { return !u.hasHost || u.host == "" || u.scheme == "file" }

// shorten takes the last segment away, but never a drive letter of Windows.
func (u *record) shorten() {
	if u.scheme == "file" && len(u.path) == 1 && isNormalDriveLetter(u.path[0]) {
		return
	}
	if n := len(u.path); n > 0 {
		u.path = u.path[:n-1]
	}
}

func (u *record) pathname() string {
	if u.opaque {
		return u.opaquePath
	}
	var b strings.Builder
	for _, segment := range u.path {
		b.WriteByte('/')
		b.WriteString(segment)
	}
	return b.String()
}

func (u *record) hostAndPort() string {
	if u.port < 0 {
		return u.host
	}
	return u.host + ":" + strconv.Itoa(u.port)
}

func (u *record) search() string {
	if u.query == "" {
		return ""
	}
	return "?" + u.query
}

func (u *record) hash() string {
	if u.fragment == "" {
		return ""
	}
	return "#" + u.fragment
}

// origin is "null" where the standard has an opaque one.
func (u *record) origin() string {
	switch u.scheme {
	case "http", "https", "ws", "wss", "ftp":
		return u.scheme + "://" + u.hostAndPort()
	case "blob":
		if inner, ok := parse(u.pathname(), nil); ok && (inner.scheme == "http" || inner.scheme == "https") {
			return inner.origin()
		}
	}
	return "null"
}

func (u *record) href() string { return u.text(true, true, true) }

// text serializes, with or without some of the parts.
func (u *record) text(auth, search, fragment bool) string {
	var b strings.Builder
	b.WriteString(u.scheme)
	b.WriteByte(':')
	switch {
	case u.hasHost:
		b.WriteString("//")
		if auth && u.hasCredentials() {
			b.WriteString(u.username)
			if u.password != "" {
				b.WriteByte(':')
				b.WriteString(u.password)
			}
			b.WriteByte('@')
		}
		b.WriteString(u.hostAndPort())
	case !u.opaque && len(u.path) > 1 && u.path[0] == "":
		b.WriteString("/.") // or what follows would be taken for a host
	}
	b.WriteString(u.pathname())
	if search && u.hasQuery {
		b.WriteByte('?')
		b.WriteString(u.query)
	}
	if fragment && u.hasFragment {
		b.WriteByte('#')
		b.WriteString(u.fragment)
	}
	return b.String()
}
