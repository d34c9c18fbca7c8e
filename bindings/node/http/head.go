package http

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
)

// head fixes status line and header fields and puts them at the end of dst,
// as Node's _storeHeader. contentLength is the body's length if end knows it.
func (r *Response) head(dst []byte, contentLength int64) ([]byte, error) {
	if r.status == 0 {
		return dst, r.env.Throw(env.RangeError, "ERR_HTTP_INVALID_STATUS_CODE", "Invalid status code: "+r.badStatus)
	}
	if !http1.IsHeaderValue(r.message) {
		return dst, r.env.Throw(env.TypeError, "ERR_INVALID_CHAR", "Invalid character in statusMessage")
	}
	if r.status == 204 || r.status == 304 || r.status < 200 {
		r.state |= resNoBody
	}
	if r.state&resNo100 != 0 {
		// The client waits for a 100 it will not get: who knows whether it
		// sends the body.
		r.state &^= resKeepAlive
	}
	if r.server().Leaving() {
		r.state &^= resKeepAlive
	}
	message := r.message
	if message == "" {
		if message = http1.StatusText(r.status); message == "" {
			message = "unknown"
		}
		r.message = message
	}
	dst = http1.AppendStatusLine(dst, r.status, message)

	var seen fieldsSeen
	list := r.headers.list
	if r.raw != nil {
		list = r.raw
	}
	dst = r.fields(dst, list, &seen)
	if (r.status == 204 || r.status == 304) && r.state&resChunked != 0 {
		// Some clients would wait for a chunk: Node ends the connection.
		r.state &^= resChunked | resKeepAlive
	}
	if r.state&resNoDate == 0 && !seen.date {
		dst = append(dst, "Date: "...)
		dst = r.server().date.Append(dst, time.Now())
		dst = append(dst, http1.CRLF...)
	}
	switch {
	case r.state&resRemovedConnection != 0:
		r.last = r.state&resKeepAlive == 0
	case seen.connection:
	case r.state&resKeepAlive != 0 && (seen.length || r.state&resNoChunking == 0):
		if r.server().lastOn(r.x.conn) { // says so, but waits for the client to end
			dst = append(dst, "Connection: close\r\n"...)
			break
		}
		dst = append(dst, "Connection: keep-alive\r\n"...)
		if seconds := int64(r.server().keepAliveTimeout / 1000); seconds > 0 && r.state&resCustomKeepAlive == 0 {
			dst = append(dst, "Keep-Alive: timeout="...)
			dst = strconv.AppendInt(dst, seconds, 10)
			if max := r.server().maxRequestsPerSocket; max > 0 {
				dst = append(dst, ", max="...)
				dst = strconv.AppendInt(dst, int64(max), 10)
			}
			dst = append(dst, http1.CRLF...)
		}
	default:
		r.last = true
		dst = append(dst, "Connection: close\r\n"...)
	}
	return r.framing(dst, &seen, contentLength)
}

// fields appends header fields.
func (r *outgoing) fields(dst []byte, list []header, seen *fieldsSeen) []byte {
	for i := range list {
		x := &list[i]
		if x.lines != nil {
			// A browser's cookies are one field, and what the script says is
			// unique.
			if x.lower == "cookie" && len(x.lines) > 1 || slices.Contains(r.unique, x.lower) {
				text := strings.Join(x.lines, "; ")
				dst = http1.AppendHeader(dst, x.name, text)
				r.see(seen, x.lower, text)
				continue
			}
			for _, line := range x.lines {
				dst = http1.AppendHeader(dst, x.name, line)
				r.see(seen, x.lower, line)
			}
			continue
		}
		dst = http1.AppendHeader(dst, x.name, x.text)
		r.see(seen, x.lower, x.text)
	}
	return dst
}

// framing says how the body ends, which ends the head.
func (r *outgoing) framing(dst []byte, seen *fieldsSeen, contentLength int64) ([]byte, error) {
	if !seen.length && !seen.encoding {
		switch {
		case r.state&resNoBody != 0:
			r.state &^= resChunked
		case r.state&resNoChunking != 0:
			r.last = true
		case !seen.trailer && r.state&resRemovedLength == 0 && contentLength >= 0:
			r.length = contentLength
			dst = http1.AppendHeaderInt(dst, "Content-Length", contentLength)
		case r.state&resRemovedEncoding == 0:
			dst = append(dst, "Transfer-Encoding: chunked\r\n"...)
			r.state |= resChunked
		default:
			r.last = true
		}
	}
	if seen.trailer && r.state&resChunked == 0 {
		return dst, r.env.Throw(env.Error, "ERR_HTTP_TRAILER_INVALID", "Trailers are invalid with this transfer encoding")
	}
	r.state |= resHead
	return append(dst, http1.CRLF...), nil
}

// fieldsSeen are the fields of a script's own that decide about the rest.
type fieldsSeen struct {
	connection, length, encoding, date, trailer, expect bool
}

func (r *outgoing) see(seen *fieldsSeen, lower, text string) {
	switch lower {
	case "connection":
		seen.connection = true
		r.state &^= resRemovedConnection
		if containsWord(text, "close") {
			r.last = true
		} else {
			r.state |= resKeepAlive
		}
	case "transfer-encoding":
		seen.encoding = true
		r.state &^= resRemovedEncoding
		if strings.Contains(strings.ToLower(text), "chunked") {
			r.state |= resChunked
		}
	case "content-length":
		seen.length = true
		r.state &^= resRemovedLength
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			r.length = n
		}
	case "date":
		seen.date = true
	case "trailer":
		seen.trailer = true
	case "expect":
		seen.expect = true
	case "keep-alive":
		r.state |= resCustomKeepAlive
	}
}

// containsWord tells whether s has word between non-word characters.
func containsWord(s, word string) bool {
	s = strings.ToLower(s)
	for at := 0; ; {
		i := strings.Index(s[at:], word)
		if i < 0 {
			return false
		}
		i += at
		if (i == 0 || !isWord(s[i-1])) && (i+len(word) == len(s) || !isWord(s[i+len(word)])) {
			return true
		}
		at = i + 1
	}
}

func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z'
}
