package http1_test

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	. "github.com/uvgo/uvgo/bindings/node/http1"
)

// FuzzRequest holds the parser against net/http: where both accept a request
// they must read the same from it, and where one refuses it, it must be for a
// reason that oursAlone or theirsAlone knows. The events must not depend on how
// the input is cut.
func FuzzRequest(f *testing.F) {
	each(requests, func(_, in, _ string) {
		if len(in) < 1000 {
			f.Add([]byte(in))
		}
	})
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) > 2000 {
			return // below every limit, where a cut must change nothing
		}
		sameForAnySplit(t, Request, in)
		ours := oursFirst(t, in)
		theirs := theirsFirst(in)
		switch {
		case ours.err == "" && theirs.err == "":
			if ours.String() != theirs.String() && !readApart(in) {
				t.Errorf("%q\nours   %v\ntheirs %v", in, ours, theirs)
			}
		case ours.err != "" && theirs.err == "":
			if !theirsAlone(in, ours.err, theirs) {
				t.Errorf("%q\nnet/http accepts %v\nours does not: %s", in, theirs, ours.err)
			}
		case ours.err == "" && theirs.err != "":
			if !ours.old && !oursAlone(in, theirs.err) {
				t.Errorf("%q\nours accepts %v\nnet/http does not: %s", in, ours, theirs.err)
			}
		}
	})
}

// FuzzResponse checks what must hold for any input: no panic, no lost byte, the
// same events for any cut.
func FuzzResponse(f *testing.F) {
	each(responses, func(_, in, _ string) {
		if len(in) < 1000 {
			f.Add([]byte(in))
		}
	})
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) <= 2000 {
			sameForAnySplit(t, Response, in)
		}
	})
}

// read is what a parser made of the first request of an input.
type read struct {
	method, target string
	header         []string // "name: value", names in lower case, sorted
	body           string
	trailer        []string
	err            string
	old            bool // HTTP/0.9
}

func (r read) String() string {
	return strings.Join([]string{r.method, r.target, strings.Join(r.header, "|"), r.body, strings.Join(r.trailer, "|")}, "\n")
}

type firstRequest struct {
	read
	p    *Parser
	done bool
}

func (*firstRequest) OnMessageBegin() {}
func (r *firstRequest) OnHeadersComplete(h *Head) Action {
	r.method, r.target, r.header = h.Method.String(), string(h.URL()), list(&h.Fields)
	r.old = h.Major == 0
	return NoUpgrade // net/http does not know of upgrades
}
func (r *firstRequest) OnBody(b []byte) { r.body += string(b) }
func (r *firstRequest) OnMessageComplete(f *Fields) {
	r.trailer, r.done = list(f), true
	r.p.Pause()
}

// list leaves out what net/http takes away from a header, or adds to it.
func list(f *Fields) (l []string) {
	for i := range f.Len() {
		l = note(l, string(f.Name(i)), string(f.Value(i)))
	}
	slices.Sort(l)
	return
}

func note(l []string, name, value string) []string {
	switch name = strings.ToLower(name); name {
	case "host", "transfer-encoding", "trailer", "pragma", "cache-control":
		return l
	}
	return append(l, name+": "+value)
}

func oursFirst(t *testing.T, in []byte) read {
	r := &firstRequest{p: new(Parser)}
	r.p.Init(Request, r, Options{})
	_, err := r.p.Execute(in)
	if err == nil && !r.done {
		if err = r.p.Finish(); err == nil {
			r.err = "no request"
		}
	}
	if err != nil {
		r.err = err.(*Error).Code.String() + ": " + err.(*Error).Reason
	}
	return r.read
}

func theirsFirst(in []byte) (r read) {
	req, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(in)))
	if err != nil {
		r.err = err.Error()
		return
	}
	body, err := io.ReadAll(req.Body)
	if err != nil {
		r.err = err.Error()
		return
	}
	r.method, r.target, r.body = req.Method, req.RequestURI, string(body)
	r.header, r.trailer = flat(req.Header), flat(req.Trailer)
	return
}

func flat(h http.Header) (l []string) {
	for name, values := range h {
		for _, v := range values {
			l = note(l, name, v)
		}
	}
	slices.Sort(l)
	return
}
