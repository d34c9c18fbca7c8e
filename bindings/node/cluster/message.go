package cluster

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/ipc"
	"github.com/uvgo/uvgo/uv/stream"
)

// peer is the other end of a channel: a worker, or the primary.
type peer struct {
	st      *state
	channel *ipc.Channel
	seq     int
	acks    map[int]ack
	// told hears what is no answer. handle is nil or the hearer's to close.
	told func(act string, message engine.Value, handle stream.Acceptor) error
}

// ack hears an answer; reply is nil if there will be none, since the other end
// has gone. handle is nil or the hearer's to close.
type ack func(reply engine.Value, handle stream.Acceptor) error

// field is one property of a message.
type field struct {
	name string
	v    engine.Value
}

// meet begins to read what the other end of a channel says.
func (st *state) meet(channel *ipc.Channel, told func(act string, message engine.Value, handle stream.Acceptor) error) *peer {
	p := &peer{st: st, channel: channel, acks: make(map[int]ack), told: told}
	if channel != nil {
		channel.Read(p.read)
	}
	return p
}

// send sends a message, and tells whether the channel is there at all. handle
// may be nil; it stays the caller's, who closes it when the answer has come. The
// other end may die while it is written to, which is nobody's error here.
func (p *peer) send(handle stream.Passable, answer ack, fields ...field) (sent bool, err error) {
	if p.channel == nil || !p.channel.Connected() {
		return false, nil
	}
	eng := p.st.eng
	message := eng.NewObject(nil)
	if err := eng.Set(message, "cmd", eng.String("NODE_CLUSTER")); err != nil {
		return false, err
	}
	for _, f := range append(fields, field{"seq", eng.Number(float64(p.seq))}) {
		if err := eng.Set(message, f.name, f.v); err != nil {
			return false, err
		}
	}
	if answer != nil {
		p.acks[p.seq] = answer
	}
	p.seq++
	_, err = p.channel.Send(message, handle, func(error) {})
	return err == nil, err
}

// act is the field that says what a message is about.
func (p *peer) act(name string) field { return field{"act", p.st.eng.String(name)} }

// read is the ipc.Reader.
func (p *peer) read(message engine.Value, handle stream.Acceptor) (taken bool, err error) {
	if p.text(message, "cmd") != "NODE_CLUSTER" {
		return false, nil
	}
	if seq, ok := p.number(message, "ack"); ok {
		if answer := p.acks[seq]; answer != nil {
			delete(p.acks, seq)
			return true, answer(message, handle)
		}
	}
	return true, p.told(p.text(message, "act"), message, handle)
}

// gone tells who waits for an answer that there will be none.
func (p *peer) gone() error {
	acks := p.acks
	p.acks = make(map[int]ack)
	for seq := 0; len(acks) > 0 && seq < p.seq; seq++ { // in order
		if answer := acks[seq]; answer != nil {
			if err := answer(nil, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// text reads a field that is a string; "" for what is none.
func (p *peer) text(message engine.Value, name string) string {
	eng := p.st.eng
	if v, err := eng.Get(message, name); err == nil && eng.TypeOf(v) == engine.String {
		return p.st.e.Text(v)
	}
	return ""
}

// number reads a field that is a whole number.
func (p *peer) number(message engine.Value, name string) (n int, ok bool) {
	eng := p.st.eng
	v, err := eng.Get(message, name)
	if err != nil || eng.TypeOf(v) != engine.Number {
		return 0, false
	}
	n, err = p.st.e.Int(v)
	return n, err == nil
}

// drop closes a handle that nobody wants.
func drop(handle stream.Acceptor) {
	if handle != nil {
		handle.Close(nil)
	}
}
