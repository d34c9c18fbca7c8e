package http1_test

import (
	"bufio"
	"bytes"
	"net/http"
	"testing"
	"time"

	. "github.com/uvgo/uvgo/bindings/node/http1"
)

// counter is a handler that looks at everything and keeps nothing.
type counter struct{ bytes, messages int }

func (c *counter) OnMessageBegin() {}
func (c *counter) OnHeadersComplete(h *Head) Action {
	c.bytes += len(h.URL())
	for i := range h.Len() {
		c.bytes += len(h.Name(i)) + len(h.Value(i))
	}
	return Continue
}
func (c *counter) OnBody(b []byte) { c.bytes += len(b) }
func (c *counter) OnMessageComplete(f *Fields) {
	c.bytes += f.Len()
	c.messages++
}

var loads = []struct {
	name string
	kind Kind
	in   string
}{
	{"hello", Request, "GET / HTTP/1.1\r\nHost: 127.0.0.1:3000\r\n\r\n"},
	{"browser", Request, "GET /wp-content/uploads/2010/03/hello-kitty-darth-vader-pink.jpg HTTP/1.1\r\n" +
		"Host: www.kittyhell.com\r\n" +
		"User-Agent: Mozilla/5.0 (Macintosh; U; Intel Mac OS X 10.6; ja-JP-mac; rv:1.9.2.3) Gecko/20100401 Firefox/3.6.3\r\n" +
		"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n" +
		"Accept-Language: ja,en-us;q=0.7,en;q=0.3\r\nAccept-Encoding: gzip,deflate\r\n" +
		"Accept-Charset: Shift_JIS,utf-8;q=0.7,*;q=0.7\r\nKeep-Alive: 115\r\nConnection: keep-alive\r\n" +
		"Cookie: wp_ozh_wsa_visits=2; wp_ozh_wsa_visit_lasttime=xxxxxxxxxx; " +
		"__utma=xxxxxxxxx.xxxxxxxxxx.xxxxxxxxxx.xxxxxxxxxx.xxxxxxxxxx.x; " +
		"__utmz=xxxxxxxxx.xxxxxxxxxx.x.x.utmccn=(referral)|utmcsr=reader.livedoor.com|utmcct=/reader/|utmcmd=referral\r\n\r\n"},
	{"post", Request, "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"a\":1,\"b\":2}"},
	{"chunked", Request, "POST /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nX-Sum: 1\r\n\r\n"},
	{"response", Response, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nConnection: keep-alive\r\n" +
		"Keep-Alive: timeout=5\r\nContent-Length: 12\r\n\r\nhello world\n"},
}

func BenchmarkParser(b *testing.B) {
	for _, load := range loads {
		b.Run(load.name, func(b *testing.B) {
			in := []byte(load.in)
			var p Parser
			c := new(counter)
			p.Init(load.kind, c, Options{})
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				p.Execute(in)
			}
			if c.messages != b.N {
				b.Fatalf("%d messages in %d rounds", c.messages, b.N)
			}
		})
	}
}

// BenchmarkParserCut is hello in two pieces: a head that must be kept.
func BenchmarkParserCut(b *testing.B) {
	in := []byte(loads[0].in)
	var p Parser
	p.Init(Request, new(counter), Options{})
	b.ReportAllocs()
	for b.Loop() {
		p.Execute(in[:20])
		p.Execute(in[20:])
	}
}

// BenchmarkNetHTTP is what net/http needs for hello.
func BenchmarkNetHTTP(b *testing.B) {
	in := []byte(loads[0].in)
	r := bytes.NewReader(in)
	br := bufio.NewReader(r)
	b.ReportAllocs()
	for b.Loop() {
		r.Reset(in)
		br.Reset(r)
		if _, err := http.ReadRequest(br); err != nil {
			b.Fatal(err)
		}
	}
}

// appendHello is Node's answer to hello world.
func appendHello(dst []byte, d *Date, now time.Time) []byte {
	dst = AppendStatusLine(dst, 200, "OK")
	dst = AppendHeader(dst, "Content-Type", "text/plain")
	dst = append(dst, "Date: "...)
	dst = append(d.Append(dst, now), CRLF...)
	dst = AppendHeader(dst, "Connection", "keep-alive")
	dst = AppendHeader(dst, "Keep-Alive", "timeout=5")
	dst = AppendHeaderInt(dst, "Content-Length", 14)
	dst = append(dst, CRLF...)
	return append(dst, "Hello, World!\n"...)
}

func BenchmarkAppendHello(b *testing.B) {
	var d Date
	var dst []byte
	now := time.Unix(784111777, 0)
	b.ReportAllocs()
	for b.Loop() {
		dst = appendHello(dst[:0], &d, now)
	}
}

// TestAllocations: in the steady state nothing is allocated, cut or whole.
func TestAllocations(t *testing.T) {
	for _, load := range loads {
		for _, cut := range []int{0, 1, len(load.in) / 4, len(load.in) / 2, len(load.in) - 9} {
			in := []byte(load.in)
			var p Parser
			p.Init(load.kind, new(counter), Options{})
			n := testing.AllocsPerRun(100, func() {
				if _, err := p.Execute(in[:cut]); err != nil {
					t.Fatal(err)
				}
				if _, err := p.Execute(in[cut:]); err != nil {
					t.Fatal(err)
				}
			})
			if n != 0 {
				t.Errorf("%s cut after %d bytes: %v allocations", load.name, cut, n)
			}
		}
	}
	var d Date
	dst := make([]byte, 0, 256)
	now := time.Unix(784111777, 0)
	if n := testing.AllocsPerRun(100, func() { dst = appendHello(dst[:0], &d, now) }); n != 0 {
		t.Errorf("a response: %v allocations", n)
	}
	if n := testing.AllocsPerRun(100, func() {
		dst = append(AppendChunkHeader(dst[:0], 1<<20), LastChunk...)
		dst = AppendHeader(dst, "X", "caf\u00e9")
		now = now.Add(time.Second)
		dst = d.Append(dst, now)
		if ValidateHeaderName("Content-Type") != nil || ValidateHeaderValue("a", "b\u00e4") != nil {
			t.Fatal("refused")
		}
	}); n != 0 {
		t.Errorf("a chunk, a header and a new second: %v allocations", n)
	}
}
