package http1_test

import (
	"fmt"
	"time"

	"github.com/uvgo/uvgo/bindings/node/http1"
)

// printer is a handler that prints what it hears.
type printer struct{}

func (printer) OnMessageBegin() {}

func (printer) OnHeadersComplete(h *http1.Head) http1.Action {
	if h.Status != 0 {
		fmt.Printf("%d %s, %d fields\n", h.Status, h.Reason(), h.Len())
	} else {
		fmt.Printf("%v %s, %d fields\n", h.Method, h.URL(), h.Len())
	}
	return http1.Continue
}

func (printer) OnBody(b []byte) { fmt.Printf("body %q\n", b) }

func (printer) OnMessageComplete(trailers *http1.Fields) { fmt.Println("complete") }

// Input may be cut anywhere, and hold several messages.
func ExampleParser() {
	var p http1.Parser
	p.Init(http1.Request, printer{}, http1.Options{})
	for _, chunk := range []string{
		"GET / HTTP/1.1\r\nHost: loc",
		"alhost\r\n\r\nPOST /form HTTP/1.1\r\nContent-Length: 5\r\n\r\na=",
		"b&c",
	} {
		if _, err := p.Execute([]byte(chunk)); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// GET /, 1 fields
	// complete
	// POST /form, 1 fields
	// body "a="
	// body "b&c"
	// complete
}

// What Node's server gives to a 'clientError' listener, and answers without one.
func ExampleError() {
	var p http1.Parser
	p.Init(http1.Request, printer{}, http1.Options{})
	_, err := p.Execute([]byte("GET / HTTP/1.1\r\nName : value\r\n\r\n"))
	e := err.(*http1.Error)
	fmt.Println(e)
	fmt.Println(e.Code, e.Reason, e.BytesParsed)
	fmt.Println(e.Status(), http1.StatusText(e.Status()))
	// Output:
	// Parse Error: Invalid header token
	// HPE_INVALID_HEADER_TOKEN Invalid header token 20
	// 400 Bad Request
}

// oneAtATime stops the parser behind each message, as a server must that has
// not yet answered the one before.
type oneAtATime struct {
	printer
	p *http1.Parser
}

func (h oneAtATime) OnMessageComplete(*http1.Fields) { h.p.Pause() }

func ExampleParser_Pause() {
	var p http1.Parser
	p.Init(http1.Request, oneAtATime{p: &p}, http1.Options{})
	in := []byte("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
	for len(in) > 0 {
		n, _ := p.Execute(in)
		in = in[n:]
		fmt.Println("answering;", len(in), "bytes wait")
		p.Resume()
	}
	// Output:
	// GET /1, 0 fields
	// answering; 19 bytes wait
	// GET /2, 0 fields
	// answering; 0 bytes wait
}

func ExampleParser_Upgraded() {
	var p http1.Parser
	p.Init(http1.Request, printer{}, http1.Options{})
	in := []byte("CONNECT example.org:443 HTTP/1.1\r\n\r\n\x16\x03\x01")
	n, _ := p.Execute(in)
	fmt.Printf("upgraded: %v, the rest: %q\n", p.Upgraded(), in[n:])
	// Output:
	// CONNECT example.org:443, 0 fields
	// complete
	// upgraded: true, the rest: "\x16\x03\x01"
}

// The end of the stream ends a response that announces no length.
func ExampleParser_Finish() {
	var p http1.Parser
	p.Init(http1.Response, printer{}, http1.Options{})
	p.Execute([]byte("HTTP/1.1 200 OK\r\n\r\nHello"))
	fmt.Println(p.Finish())

	p.Init(http1.Response, printer{}, http1.Options{})
	p.Execute([]byte("HTTP/1.1 200 OK\r\nContent-Le"))
	fmt.Println(p.Finish())
	// Output:
	// 200 OK, 0 fields
	// body "Hello"
	// complete
	// <nil>
	// Parse Error: Invalid EOF state
}

// A response, appended to a buffer that is used again for the next one.
func ExampleAppendStatusLine() {
	var date http1.Date
	now := time.Date(1994, 11, 6, 8, 49, 37, 0, time.UTC)

	b := http1.AppendStatusLine(nil, 200, http1.StatusText(200))
	b = append(b, "Date: "...)
	b = append(date.Append(b, now), http1.CRLF...)
	b = http1.AppendHeader(b, "Transfer-Encoding", "chunked")
	b = append(b, http1.CRLF...)
	b = http1.AppendChunkHeader(b, len("Hello, World!"))
	b = append(b, "Hello, World!"+http1.CRLF...)
	b = append(b, http1.LastChunk...)
	fmt.Printf("%q\n", b)
	// Output:
	// "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nTransfer-Encoding: chunked\r\n\r\nd\r\nHello, World!\r\n0\r\n\r\n"
}

func ExampleValidateHeaderValue() {
	fmt.Println(http1.ValidateHeaderName("X-Name"))
	fmt.Println(http1.ValidateHeaderName("X Name"))
	fmt.Println(http1.ValidateHeaderValue("X-Name", "one\r\ntwo"))
	// Output:
	// <nil>
	// Header name must be a valid HTTP token ["X Name"]
	// Invalid character in header content ["X-Name"]
}
