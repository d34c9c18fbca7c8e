package http1

import "strings"

// Method is a request method, under llhttp's number. Its zero value is DELETE,
// so a Method means something only where a request was parsed.
type Method uint8

// The methods llhttp knows. PRI opens HTTP/2. Those from DESCRIBE to FLUSH are
// RTSP's; an HTTP request with one of them is refused.
const (
	DELETE Method = iota
	GET
	HEAD
	POST
	PUT
	CONNECT
	OPTIONS
	TRACE
	COPY
	LOCK
	MKCOL
	MOVE
	PROPFIND
	PROPPATCH
	SEARCH
	UNLOCK
	BIND
	REBIND
	UNBIND
	ACL
	REPORT
	MKACTIVITY
	CHECKOUT
	MERGE
	M_SEARCH
	NOTIFY
	SUBSCRIBE
	UNSUBSCRIBE
	PATCH
	PURGE
	MKCALENDAR
	LINK
	UNLINK
	SOURCE
	PRI
	DESCRIBE
	ANNOUNCE
	SETUP
	PLAY
	PAUSE
	TEARDOWN
	GET_PARAMETER
	SET_PARAMETER
	REDIRECT
	RECORD
	FLUSH
	QUERY
)

// Methods lists what an HTTP request may ask for, in the order of Node's
// http.METHODS.
var Methods = [...]string{
	"ACL", "BIND", "CHECKOUT", "CONNECT", "COPY", "DELETE", "GET", "HEAD", "LINK", "LOCK", "M-SEARCH", "MERGE",
	"MKACTIVITY", "MKCALENDAR", "MKCOL", "MOVE", "NOTIFY", "OPTIONS", "PATCH", "POST", "PROPFIND", "PROPPATCH",
	"PURGE", "PUT", "QUERY", "REBIND", "REPORT", "SEARCH", "SOURCE", "SUBSCRIBE", "TRACE", "UNBIND", "UNLINK",
	"UNLOCK", "UNSUBSCRIBE",
}

// methodNames is sorted, so that names with a common beginning are neighbours:
// matchMethod walks it like a tree.
var methodNames = [...]struct {
	name   string
	method Method
}{
	{"ACL", ACL}, {"ANNOUNCE", ANNOUNCE}, {"BIND", BIND}, {"CHECKOUT", CHECKOUT}, {"CONNECT", CONNECT}, {"COPY", COPY},
	{"DELETE", DELETE}, {"DESCRIBE", DESCRIBE}, {"FLUSH", FLUSH}, {"GET", GET}, {"GET_PARAMETER", GET_PARAMETER},
	{"HEAD", HEAD}, {"LINK", LINK}, {"LOCK", LOCK}, {"M-SEARCH", M_SEARCH}, {"MERGE", MERGE},
	{"MKACTIVITY", MKACTIVITY}, {"MKCALENDAR", MKCALENDAR}, {"MKCOL", MKCOL}, {"MOVE", MOVE}, {"NOTIFY", NOTIFY},
	{"OPTIONS", OPTIONS}, {"PATCH", PATCH}, {"PAUSE", PAUSE}, {"PLAY", PLAY}, {"POST", POST}, {"PRI", PRI},
	{"PROPFIND", PROPFIND}, {"PROPPATCH", PROPPATCH}, {"PURGE", PURGE}, {"PUT", PUT}, {"QUERY", QUERY},
	{"REBIND", REBIND}, {"RECORD", RECORD}, {"REDIRECT", REDIRECT}, {"REPORT", REPORT}, {"SEARCH", SEARCH},
	{"SETUP", SETUP}, {"SET_PARAMETER", SET_PARAMETER}, {"SOURCE", SOURCE}, {"SUBSCRIBE", SUBSCRIBE},
	{"TEARDOWN", TEARDOWN}, {"TRACE", TRACE}, {"UNBIND", UNBIND}, {"UNLINK", UNLINK}, {"UNLOCK", UNLOCK},
	{"UNSUBSCRIBE", UNSUBSCRIBE},
}

// nameOf is methodNames the other way round.
var nameOf = func() (names [QUERY + 1]string) {
	for _, m := range methodNames {
		names[m.method] = m.name
	}
	return
}()

// String is the method as it stands in a request line. Safe from any goroutine.
func (m Method) String() string {
	if int(m) < len(nameOf) {
		return nameOf[m]
	}
	return ""
}

// matchMethod takes the next byte c of a method of which n bytes have matched
// the name at index at. It returns the name that matches now; more is false if
// c belongs to none.
func matchMethod(at, n int, c byte) (next int, more bool) {
	prefix := methodNames[at].name[:n]
	for i := at; i < len(methodNames) && strings.HasPrefix(methodNames[i].name, prefix); i++ {
		if name := methodNames[i].name; len(name) > n && name[n] == c {
			return i, true
		}
	}
	return at, false
}

// speaks says whether a request line may name m together with a protocol:
// 'H' for HTTP, 'R' for RTSP, 'I' for ICE.
func (m Method) speaks(protocol byte) bool {
	switch protocol {
	case 'H':
		return m <= PRI || m == QUERY
	case 'R':
		return m >= DESCRIBE && m <= FLUSH || m == OPTIONS || m == GET || m == POST
	default:
		return m == SOURCE
	}
}
