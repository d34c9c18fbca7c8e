package dns

import (
	"encoding/binary"
	"net/netip"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/udp"
)

// query is a question under way.
type query struct {
	ch    *channel
	scope *env.Scope
	id    uint16
	msg   []byte
	want  question
	done  func(m *message, code string) error // code is "" for an answer
	drop  func()                              // lets go of what done holds

	tries   int
	current *server
	sockets map[*server]*udp.UDP // late answers count, so each stays open
	stream  *tcp.TCP             // once an answer was cut short
	viaTCP  bool
	got     []byte // of the stream
	timer   *timer.Timer
	begun   bool   // ask has returned
	code    string // of the last failure
}

// ask sends a question. done runs once, later, in a Callback, or else drop.
func (ch *channel) ask(name string, typ uint16, done func(m *message, code string) error, drop func()) {
	q := &query{ch: ch, scope: ch.st.e.Capture(), id: randomID(), done: done, drop: drop, sockets: make(map[*server]*udp.UDP)}
	if onion := strings.TrimSuffix(strings.ToLower(name), "."); strings.HasSuffix(onion, ".onion") {
		q.later("ENOTFOUND") // RFC 7686: no name server may hear of it
		return
	}
	var ok bool
	if q.msg, ok = encodeQuery(q.id, name, typ); !ok {
		q.later("EBADNAME")
		return
	}
	if len(ch.list()) == 0 {
		q.later("UNKNOWN_ARES_ERROR") // Node's name for c-ares's ENOSERVER
		return
	}
	r := reader{msg: q.msg, at: headerSize, end: len(q.msg)}
	q.want = question{name: r.name(), typ: typ, class: classIN}
	ch.add(q)
	q.timer = timer.New(ch.st.e.Loop)
	q.try()
	q.begun = true
}

// later tells of a failure, when the caller has returned.
func (q *query) later(code string) {
	q.ch.st.later(func() error { return q.done(nil, code) })
}

// try asks the server that is next, until one takes the question.
func (q *query) try() {
	for q.timer != nil {
		if q.tries == q.ch.tries*len(q.ch.servers) {
			q.finish(nil, q.code)
			return
		}
		q.tries++
		q.current = q.ch.best()
		if q.send() {
			return
		}
		q.blame(q.current, "ECONNREFUSED")
	}
}

// blame counts a failure of a server.
func (q *query) blame(s *server, code string) {
	s.failures++
	s.failed = q.ch.st.e.Loop.Now()
	q.code = code
}

// failed goes on with the next server, if it was this one's turn.
func (q *query) failed(s *server, code string) {
	if q.timer == nil || s != q.current {
		return
	}
	q.blame(s, code)
	q.closeStream()
	q.try()
}

// send gives the question to the current server; false if it cannot be reached.
func (q *query) send() bool {
	s := q.current
	q.timer.Start(q.ch.round(q.tries-1), 0, func() { q.failed(s, "ETIMEOUT") })
	if q.viaTCP {
		return q.sendTCP(s)
	}
	u := q.sockets[s]
	if u == nil {
		if u = q.open(s); u == nil {
			return false
		}
	}
	_, err := u.TrySend(q.msg, netip.AddrPort{})
	if err != nil {
		err = u.Send(q.msg, netip.AddrPort{}, nil)
	}
	return err == nil
}

// open makes a socket that hears one server alone, at a port that the system
// chooses at random.
func (q *query) open(s *server) *udp.UDP {
	u := udp.New(q.ch.st.e.Loop)
	var err error
	if local := q.ch.localFor(s.addr); local.IsValid() {
		err = u.Bind(local, 0)
	}
	if err == nil {
		err = u.Connect(s.addr)
	}
	if err == nil {
		err = u.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, _ udp.Flags) {
			switch {
			case err != nil:
				q.failed(s, "ECONNREFUSED")
			case from.IsValid():
				q.answer(s, data)
			}
		})
	}
	if err != nil {
		u.Close(nil)
		return nil
	}
	q.sockets[s] = u
	return u
}

// localFor is where questions to a server come from, by setLocalAddress.
func (ch *channel) localFor(server netip.AddrPort) netip.AddrPort {
	local := ch.local[0]
	if server.Addr().Is6() {
		local = ch.local[1]
	}
	return netip.AddrPortFrom(local, 0)
}

// sendTCP asks over a connection of its own.
func (q *query) sendTCP(s *server) bool {
	t := tcp.New(q.ch.st.e.Loop)
	q.stream, q.got = t, nil
	fail := func() {
		if q.stream == t {
			q.failed(s, "ECONNREFUSED")
		}
	}
	var err error
	if local := q.ch.localFor(s.addr); local.IsValid() {
		err = t.Bind(local, 0)
	}
	if err == nil {
		err = t.Connect(s.addr, func(err error) {
			if q.stream != t {
				return
			}
			if err == nil {
				err = t.ReadStart(nil, func(err error, data []byte) {
					if err != nil {
						fail()
						return
					}
					q.onStream(t, s, data)
				})
			}
			if err == nil {
				framed := binary.BigEndian.AppendUint16(nil, uint16(len(q.msg)))
				err = t.Write(append(framed, q.msg...), func(err error) {
					if err != nil {
						fail()
					}
				})
			}
			if err != nil {
				fail()
			}
		})
	}
	if err != nil {
		q.closeStream()
	}
	return err == nil
}

// onStream gathers the messages of a stream, each with its length in front.
func (q *query) onStream(t *tcp.TCP, s *server, data []byte) {
	q.got = append(q.got, data...)
	for q.stream == t && len(q.got) >= 2 {
		end := 2 + int(binary.BigEndian.Uint16(q.got))
		if len(q.got) < end {
			return
		}
		msg := q.got[2:end]
		q.got = q.got[end:]
		q.answer(s, msg)
	}
}

// answer looks at what a server says. What is not for this question is ignored:
// somebody may be guessing.
func (q *query) answer(s *server, b []byte) {
	if q.timer == nil || len(b) < 2 || binary.BigEndian.Uint16(b) != q.id {
		return
	}
	m, err := parseMessage(b)
	if err != nil {
		q.failed(s, "EBADRESP")
		return
	}
	if m.typ != q.want.typ || m.class != q.want.class || !strings.EqualFold(m.question.name, q.want.name) {
		return
	}
	if m.truncated && !q.viaTCP {
		q.viaTCP = true
		q.current = s
		if !q.send() {
			q.failed(s, "ECONNREFUSED")
		}
		return
	}
	s.failures = 0
	if m.rcode == 0 && len(m.answers) > 0 {
		q.finish(&m, "")
		return
	}
	q.finish(nil, refusal(m.rcode))
}

// refusal is the error for an answer without records. Numbers that nobody has
// given a meaning are the server's failure; those about updates say nothing.
func refusal(rcode int) string {
	switch rcode {
	case 1:
		return "EFORMERR"
	case 2, 12, 13, 14, 15:
		return "ESERVFAIL"
	case 3:
		return "ENOTFOUND"
	case 4:
		return "ENOTIMP"
	case 5:
		return "EREFUSED"
	}
	return "ENODATA"
}

// finish ends the question. It waits if that comes before ask has returned: no
// server can be reached.
func (q *query) finish(m *message, code string) {
	q.ch.remove(q)
	q.stop()
	if !q.begun {
		q.later(code)
		return
	}
	q.ch.st.e.CallbackIn(q.scope, func() error { return q.done(m, code) })
}

func (q *query) closeStream() {
	if t := q.stream; t != nil {
		q.stream = nil
		t.Close(nil)
	}
}

// stop closes what the question needed.
func (q *query) stop() {
	if q.timer == nil {
		return
	}
	q.timer.Close(nil)
	q.timer = nil
	for _, u := range q.sockets {
		u.Close(nil)
	}
	q.closeStream()
}
