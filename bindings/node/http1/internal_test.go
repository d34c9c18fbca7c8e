package http1

import (
	"math/rand/v2"
	"testing"
)

// TestSkipValue holds eight bytes at a time against one at a time.
func TestSkipValue(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, 40)
	for range 200_000 {
		for i := range b {
			if b[i] = byte(' ' + rng.IntN(95)); rng.IntN(12) == 0 {
				b[i] = byte(rng.Uint32())
			}
			if rng.IntN(12) == 0 {
				b[i] = '\t'
			}
		}
		from := rng.IntN(len(b))
		if got, want := skipValue(b, from), skip(b, from, isValue); got != want {
			t.Fatalf("%q from %d: %d, want %d", b, from, got, want)
		}
	}
}

// TestMatchMethod: every name matches to its end, and nothing else does.
func TestMatchMethod(t *testing.T) {
	for i, m := range methodNames {
		if i > 0 && methodNames[i-1].name >= m.name {
			t.Errorf("%s is not in order", m.name)
		}
		if m.method.String() != m.name {
			t.Errorf("%s is called %s", m.name, m.method)
		}
		at := 0
		for n := range len(m.name) {
			next, more := matchMethod(at, n, m.name[n])
			if !more || methodNames[next].name[:n+1] != m.name[:n+1] {
				t.Fatalf("%s: stuck behind %d bytes", m.name, n)
			}
			if _, more := matchMethod(at, n, 'z'); more {
				t.Errorf("%sz matches", m.name[:n])
			}
			at = next
		}
		if methodNames[at].method != m.method {
			t.Errorf("%s ends as %s", m.name, methodNames[at].name)
		}
	}
	if int(QUERY)+1 != len(methodNames) || Method(200).String() != "" {
		t.Error("a method has no name, or a name no method")
	}
}

// ignore is a handler that does nothing.
type ignore struct{}

func (ignore) OnMessageBegin()                {}
func (ignore) OnHeadersComplete(*Head) Action { return Continue }
func (ignore) OnBody([]byte)                  {}
func (ignore) OnMessageComplete(*Fields)      {}

// TestForget: one absurd head must not cost a connection its memory.
func TestForget(t *testing.T) {
	var p Parser
	p.Init(Request, ignore{}, Options{MaxHeaderSize: 1 << 20})
	in := []byte("GET / HTTP/1.1\r\n")
	for range 5000 {
		in = append(in, "Name: some value\r\n"...)
	}
	p.Execute(in)
	if cap(p.head.list) < 5000 || cap(p.buf) < 5000 {
		t.Fatalf("%d fields, %d bytes kept of an unfinished head", cap(p.head.list), cap(p.buf))
	}
	if _, err := p.Execute([]byte("\r\n")); err != nil {
		t.Fatal(err)
	}
	if cap(p.head.list) > 256 || cap(p.buf) > 1<<16 {
		t.Errorf("room for %d fields and %d bytes stays behind", cap(p.head.list), cap(p.buf))
	}
}
