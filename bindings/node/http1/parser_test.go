package http1_test

import (
	"fmt"
	"strings"
	"testing"

	. "github.com/uvgo/uvgo/bindings/node/http1"
)

// TestSplits parses every input of the tables in two pieces, cut at every
// byte, and byte by byte: the events must be those of the whole.
func TestSplits(t *testing.T) {
	for kind, table := range [][]exchange{requests, responses} {
		each(table, func(name, in, _ string) {
			sameForAnySplit(t, Kind(kind), []byte(in))
		})
	}
}

func sameForAnySplit(t *testing.T, kind Kind, in []byte) {
	t.Helper()
	whole := parse(t, kind, Continue, 0, in)
	compare := func(chunks ...[]byte) {
		t.Helper()
		got := parse(t, kind, Continue, 0, chunks...)
		if overflows(got) || overflows(whole) {
			// The limits are checked where a name, a value or the input ends, as
			// in Node, so the cut decides where, and before which other fault.
			if !equal(got[:len(got)-1], whole[:len(whole)-1]) || got[len(got)-1][0] != "error" {
				t.Fatalf("%.500q cut after %d bytes:%s\nwhole:%s", in, len(chunks[0]), show(got), show(whole))
			}
			return
		}
		if !equal(got, whole) {
			t.Fatalf("%.500q cut after %d bytes:%s\nwhole:%s", in, len(chunks[0]), show(got), show(whole))
		}
	}
	step := 1 + len(in)/300
	for i := 0; i < len(in); i += step {
		compare(in[:i], in[i:])
	}
	bytes := make([][]byte, len(in))
	for i := range in {
		bytes[i] = in[i : i+1]
	}
	if len(in) > 0 {
		compare(bytes...)
	}
}

func overflows(list []event) bool {
	n := len(list) - 1
	return n >= 0 && list[n][0] == "error" && strings.HasSuffix(list[n][1], "_OVERFLOW")
}

// pauser pauses at the events it is told to, and counts what it hears.
type pauser struct {
	recorder
	p  *Parser
	at string
}

func (h *pauser) pause(event string) {
	if strings.Contains(h.at, event) {
		h.p.Pause()
	}
}

func (h *pauser) OnMessageBegin() { h.recorder.OnMessageBegin(); h.pause("begin") }
func (h *pauser) OnHeadersComplete(head *Head) Action {
	defer h.pause("head")
	return h.recorder.OnHeadersComplete(head)
}
func (h *pauser) OnBody(b []byte) { h.recorder.OnBody(b); h.pause("body") }
func (h *pauser) OnMessageComplete(f *Fields) {
	h.recorder.OnMessageComplete(f)
	h.pause("complete")
}

// TestPause pauses in every callback and finds the same events, none of them
// before Resume.
func TestPause(t *testing.T) {
	const in = "POST /1 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc" +
		"POST /2 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\nX: y\r\n\r\n" +
		"GET /3 HTTP/1.1\r\nHost: a\r\n\r\n"
	want := parse(t, Request, Continue, 0, []byte(in))
	for _, at := range []string{"begin", "head", "body", "complete", "begin head body complete"} {
		h := &pauser{at: at}
		h.answer = func(*Head) Action { return Continue }
		h.p = new(Parser)
		h.p.Init(Request, h, Options{})
		rest, pauses := []byte(in), 0
		for {
			n, err := h.p.Execute(rest)
			if err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
			if !h.p.Paused() {
				break
			}
			pauses++
			heard := len(h.events)
			if n, err := h.p.Execute(rest); n != 0 || err != nil || len(h.events) != heard {
				t.Fatalf("%s: a paused parser took %d bytes (%v) and spoke %d times", at, n, err, len(h.events)-heard)
			}
			h.p.Resume()
		}
		if len(rest) != 0 || pauses < 3 || !equal(h.events, want) {
			t.Errorf("%s: %d pauses, %q left:%s\nwant%s", at, pauses, rest, show(h.events), show(want))
		}
	}
}

// TestPauseBeforeLastEvent: what is due needs no further byte.
func TestPauseBeforeLastEvent(t *testing.T) {
	for _, finish := range []bool{false, true} {
		pauseBeforeLastEvent(t, finish)
	}
}

func pauseBeforeLastEvent(t *testing.T, finish bool) {
	h := &pauser{at: "body"}
	h.answer = func(*Head) Action { return Continue }
	h.p = new(Parser)
	h.p.Init(Request, h, Options{})
	in := []byte("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na")
	if n, err := h.p.Execute(in); n != len(in) || err != nil {
		t.Fatal(n, err)
	}
	if err := h.p.Finish(); err != nil || len(h.events) != 3 {
		t.Fatalf("Finish of a paused parser: %v, %d events", err, len(h.events))
	}
	h.p.Resume()
	if finish {
		if err := h.p.Finish(); err != nil {
			t.Fatal(err)
		}
	} else if n, err := h.p.Execute(nil); n != 0 || err != nil {
		t.Fatal(n, err)
	}
	if last := h.events[len(h.events)-1][0]; last != "complete" {
		t.Errorf("the last event is %q", last)
	}
}

func TestUpgradeLeavesTheRest(t *testing.T) {
	r := &recorder{answer: func(*Head) Action { return Continue }}
	var p Parser
	p.Init(Request, r, Options{})
	in := []byte("GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nGET / HTTP/1.1\r\n\r\n")
	n, err := p.Execute(in)
	if err != nil || !p.Upgraded() || string(in[n:]) != "GET / HTTP/1.1\r\n\r\n" {
		t.Fatalf("took %d, %v, upgraded %v", n, err, p.Upgraded())
	}
	if again, err := p.Execute(in[n:]); again != 0 || err != nil {
		t.Fatalf("an upgraded parser took %d, %v", again, err)
	}
	if err := p.Finish(); err != nil {
		t.Errorf("end of the stream after an upgrade: %v", err)
	}
	p.ResumeAfterUpgrade()
	if m, err := p.Execute(in[n:]); n+m != len(in) || err != nil {
		t.Fatalf("took %d of the rest, %v", m, err)
	}
	if len(r.events) != 6 {
		t.Errorf("want two messages:%s", show(r.events))
	}
}

func TestNoUpgrade(t *testing.T) {
	for _, in := range []string{
		"GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nGET / HTTP/1.1\r\n\r\n",
		"CONNECT a:1 HTTP/1.1\r\nContent-Length: 2\r\n\r\nhiGET / HTTP/1.1\r\n\r\n",
	} {
		got := parse(t, Request, NoUpgrade, 0, []byte(in))
		if n := len(got) - 1; got[n][0] != "complete" || n < 5 {
			t.Errorf("%q: want two messages:%s", in, show(got))
		}
	}
}

// TestErrorStays: nothing is parsed behind a fault until Init.
func TestErrorStays(t *testing.T) {
	r := &recorder{answer: func(*Head) Action { return Continue }}
	var p Parser
	p.Init(Request, r, Options{})
	_, first := p.Execute([]byte("BAD"))
	if first == nil {
		t.Fatal("BAD was accepted")
	}
	n, err := p.Execute([]byte(get + "\r\n"))
	if n != 0 || err != first || p.Finish() != first {
		t.Errorf("after an error: %d, %v", n, err)
	}
	p.Init(Request, r, Options{})
	if n, err := p.Execute([]byte(get + "\r\n")); n != len(get)+2 || err != nil {
		t.Errorf("after Init: %d, %v", n, err)
	}
}

// nosy calls the parser from inside a callback.
type nosy struct {
	recorder
	call func()
}

func (h *nosy) OnMessageBegin() { h.call() }

func TestCallsFromTheHandlerPanic(t *testing.T) {
	var p Parser
	for name, call := range map[string]func(){
		"Execute":            func() { p.Execute(nil) },
		"Finish":             func() { p.Finish() },
		"Init":               func() { p.Init(Request, &recorder{}, Options{}) },
		"Resume":             func() { p.Resume() },
		"ResumeAfterUpgrade": func() { p.ResumeAfterUpgrade() },
	} {
		p.Init(Request, &nosy{call: call}, Options{})
		func() {
			defer func() {
				if s, _ := recover().(string); !strings.Contains(s, "Parser."+name+" called from inside") {
					t.Errorf("%s: panic %q", name, s)
				}
			}()
			p.Execute([]byte("G"))
		}()
	}
}

// TestKeepsNoInput: what a handler keeps is its own fault; what the parser
// keeps of a cut head is a copy. (parse clears every chunk after Execute.)
func TestKeepsNoInput(t *testing.T) {
	got := parse(t, Request, Continue, 0, []byte("GET /lo"), []byte("ng HTTP/1.1\r\nNa"), []byte("me: val"), []byte("ue\r\n\r\n"))
	want := event{"head", "1.1", "GET", "/long", "false", "true", "Name", "value"}
	if fmt.Sprint(got[1]) != fmt.Sprint(want) {
		t.Errorf("got %q", got[1])
	}
}

func TestHead(t *testing.T) {
	heads := map[string]func(h *Head) bool{
		post + "Content-Length: 0\r\n\r\n":                    func(h *Head) bool { return h.ContentLength == 0 && !h.Chunked },
		post + "Content-Length: 18446744073709551615\r\n\r\n": func(h *Head) bool { return h.ContentLength == 1<<63-1 },
		get + "\r\n": func(h *Head) bool { return h.ContentLength == -1 && h.KeepAlive && h.Len() == 0 },
		body:         func(h *Head) bool { return h.Chunked && h.ContentLength == -1 },
		get + "a: 1\r\nEXPECT: 100-continue\r\nA: 2\r\n\r\n": func(h *Head) bool {
			a, _ := h.Get("a")
			expect, ok := h.Get("expect")
			_, none := h.Get("b")
			return string(a) == "1" && ok && string(expect) == "100-continue" && !none
		},
	}
	for in, fits := range heads {
		called := false
		r := &recorder{answer: func(h *Head) Action {
			called = true
			if !fits(h) {
				t.Errorf("%q: %+v", in, h)
			}
			return Continue
		}}
		var p Parser
		p.Init(Request, r, Options{})
		if _, err := p.Execute([]byte(in)); err != nil || !called {
			t.Errorf("%q: %v, head seen: %v", in, err, called)
		}
	}
}

// TestMaxHeaderSize moves the limit to its last byte.
func TestMaxHeaderSize(t *testing.T) {
	in := []byte("GET /ab HTTP/1.1\r\nName: value\r\nN2: v2\r\n\r\n") // 3 + 4 + 5 + 2 + 2
	for max := 1; max < 20; max++ {
		got := parse(t, Request, Continue, max, in)
		if overflow := max <= 16; overflows(got) != overflow {
			t.Errorf("limit %d:%s", max, show(got))
		}
	}
}

func TestManyFieldsThenFew(t *testing.T) {
	in := get + rep("A:b\r\n", 5000) + "\r\n" + get + "\r\n"
	got := parse(t, Request, Continue, 0, []byte(in[:100]), []byte(in[100:]))
	if len(got) != 6 || len(got[1]) != 6+2*5000 || len(got[4]) != 6 {
		t.Errorf("%d events", len(got))
	}
}
