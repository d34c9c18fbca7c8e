package http1_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	. "github.com/uvgo/uvgo/bindings/node/http1"
)

// event is one callback, or how it ended, in strings.
type event []string

// recorder is a handler that writes down what it hears.
type recorder struct {
	kind   Kind
	answer func(*Head) Action
	events []event
}

func (r *recorder) OnMessageBegin() { r.events = append(r.events, event{"begin"}) }

func (r *recorder) OnHeadersComplete(h *Head) Action {
	e := event{"head", fmt.Sprintf("%d.%d", h.Major, h.Minor), h.Method.String(), Latin1(h.URL())}
	if r.kind == Response {
		e[2], e[3] = strconv.Itoa(h.Status), Latin1(h.Reason())
	}
	e = append(e, strconv.FormatBool(h.Upgrade), strconv.FormatBool(h.KeepAlive))
	r.events = append(r.events, append(e, fields(&h.Fields)...))
	return r.answer(h)
}

func (r *recorder) OnBody(b []byte) {
	if last := r.events[len(r.events)-1]; last[0] == "body" {
		last[1] += Latin1(b)
		return
	}
	r.events = append(r.events, event{"body", Latin1(b)})
}

func (r *recorder) OnMessageComplete(trailers *Fields) {
	r.events = append(r.events, append(event{"complete"}, fields(trailers)...))
}

func fields(f *Fields) (list []string) {
	for i := range f.Len() {
		list = append(list, Latin1(f.Name(i)), Latin1(f.Value(i)))
	}
	return
}

// parse runs chunks and then the end of the stream through a new parser.
func parse(tb testing.TB, kind Kind, action Action, max int, chunks ...[]byte) []event {
	return events(tb, kind, func(*Head) Action { return action }, max, chunks...)
}

// events is parse with a choice of action.
func events(tb testing.TB, kind Kind, answer func(*Head) Action, max int, chunks ...[]byte) []event {
	return parseWith(tb, kind, answer, Options{MaxHeaderSize: max}, chunks...)
}

// parseWith is events with all options.
func parseWith(tb testing.TB, kind Kind, answer func(*Head) Action, opts Options, chunks ...[]byte) []event {
	r := &recorder{kind: kind, answer: answer}
	var p Parser
	p.Init(kind, r, opts)
	before := 0
	for _, chunk := range chunks {
		// The handler's bytes must be its own: a piece of memory that is
		// overwritten right after Execute finds out who kept a reference.
		chunk = slices.Clone(chunk)
		n, err := p.Execute(chunk)
		if n < 0 || n > len(chunk) {
			tb.Fatalf("Execute took %d of %d bytes", n, len(chunk))
		}
		clear(chunk)
		before += n
		if err != nil {
			e := err.(*Error)
			if e.BytesParsed != n {
				tb.Fatalf("Execute took %d bytes, its error says %d", n, e.BytesParsed)
			}
			return append(r.events, event{"error", e.Code.String(), e.Reason, strconv.Itoa(before)})
		}
		if p.Upgraded() {
			return append(r.events, event{"upgrade", strconv.Itoa(before)})
		}
		if n != len(chunk) {
			tb.Fatalf("Execute took %d of %d bytes and gave no reason", n, len(chunk))
		}
	}
	if err := p.Finish(); err != nil {
		e := err.(*Error)
		return append(r.events, event{"error", e.Code.String(), e.Reason, "EOF"})
	}
	return r.events
}

func equal(a, b []event) bool {
	return slices.EqualFunc(a, b, func(x, y event) bool { return slices.Equal(x, y) })
}

func show(events []event) (s string) {
	for _, e := range events {
		s += fmt.Sprintf("\n\t%q", []string(e))
	}
	return
}
