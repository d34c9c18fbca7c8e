package http1

import (
	"strconv"
	"time"
)

// Pieces of a message that never change.
const (
	CRLF = "\r\n"
	// LastChunk ends a chunked body that has no trailers.
	LastChunk = "0\r\n\r\n"
	// ContinueResponse is what Node answers to Expect: 100-continue.
	ContinueResponse = "HTTP/1.1 100 Continue\r\n\r\n"
)

// AppendStatusLine appends the first line of a response. Node's server always
// calls itself HTTP/1.1, and so does this. An empty reason is left empty; the
// usual one is [StatusText]. Safe from any goroutine.
func AppendStatusLine(dst []byte, status int, reason string) []byte {
	if status == 200 && reason == "OK" {
		return append(dst, "HTTP/1.1 200 OK\r\n"...)
	}
	dst = append(dst, "HTTP/1.1 "...)
	dst = strconv.AppendInt(dst, int64(status), 10)
	dst = append(dst, ' ')
	dst = AppendLatin1(dst, reason)
	return append(dst, CRLF...)
}

// AppendRequestLine appends the first line of a request. Safe from any goroutine.
func AppendRequestLine(dst []byte, method, target string) []byte {
	dst = append(dst, method...)
	dst = append(dst, ' ')
	dst = AppendLatin1(dst, target)
	return append(dst, " HTTP/1.1\r\n"...)
}

// AppendErrorResponse appends what Node's server sends when it gives up a
// connection: a status line, Connection: close, no body. Safe from any goroutine.
func AppendErrorResponse(dst []byte, status int) []byte {
	dst = AppendStatusLine(dst, status, StatusText(status))
	return append(dst, "Connection: close\r\n\r\n"...)
}

// AppendHeader appends one header field. Safe from any goroutine.
func AppendHeader(dst []byte, name, value string) []byte {
	dst = append(dst, name...)
	dst = append(dst, ": "...)
	dst = AppendLatin1(dst, value)
	return append(dst, CRLF...)
}

// AppendHeaderInt appends a header field whose value is a number, such as
// Content-Length. Safe from any goroutine.
func AppendHeaderInt(dst []byte, name string, value int64) []byte {
	dst = append(dst, name...)
	dst = append(dst, ": "...)
	dst = strconv.AppendInt(dst, value, 10)
	return append(dst, CRLF...)
}

// AppendChunkHeader appends the line in front of a chunk of n bytes; the chunk
// and then [CRLF] follow. n must not be 0, which would end the body. Safe from
// any goroutine.
func AppendChunkHeader(dst []byte, n int) []byte {
	dst = strconv.AppendUint(dst, uint64(n), 16)
	return append(dst, CRLF...)
}

// Date is the value of the Date header field, formatted once a second. Its zero
// value is ready. It holds no clock: the time is the caller's. It belongs to
// one goroutine at a time.
type Date struct {
	unix int64
	text []byte
}

// Append appends now as "Sun, 06 Nov 1994 08:49:37 GMT", as Node's utcDate.
func (d *Date) Append(dst []byte, now time.Time) []byte {
	if unix := now.Unix(); unix != d.unix || d.text == nil {
		d.unix = unix
		d.text = now.UTC().AppendFormat(d.text[:0], "Mon, 02 Jan 2006 15:04:05 GMT")
	}
	return append(dst, d.text...)
}
