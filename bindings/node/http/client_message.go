package http

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
)

// clientMessage is the host of the IncomingMessage that answers a request.
type clientMessage struct {
	Incoming
	conn     *clientConn // nil once the socket has gone on
	join     bool        // joinDuplicateHeaders
	most     int         // maxHeadersCount
	released bool
}

// standardHeaders is how many fields of a head are shown unless a script says
// otherwise: Node's limit of 2000 counts names and values.
const standardHeaders = 1000

func newClientMessage(c *clientConn, h *http1.Head) *clientMessage {
	e, r := c.env, c.req
	m := &clientMessage{conn: c, join: r.joinDuplicates, most: math.MaxInt}
	m.Untouched = true
	m.major, m.minor = h.Major, h.Minor
	m.status, m.reason = h.Status, http1.Latin1(h.Reason())
	m.Incoming.fields = copyFields(&h.Fields)
	switch {
	case r.maxHeadersCount > 0:
		m.most = r.maxHeadersCount
	case r.maxHeadersCount < 0:
		m.most = standardHeaders
	}
	m.this = e.Engine.Hold(e.Engine.NewObject(classesOf(e).incomingPrototype))
	e.Engine.SetHost(m.this, m)
	m.Init(e, m.this, m)
	return m
}

// letGo releases the object; a script may keep it.
func (m *clientMessage) letGo() {
	if !m.released {
		m.released = true
		e, this := m.Env(), m.this
		e.NextTick(func() error { m.Loose(); e.Engine.Release(this); return nil })
	}
}

func (m *clientMessage) socketValue() engine.Value {
	if m.conn == nil {
		return m.Env().Engine.Null()
	}
	return m.conn.this
}

func (m *clientMessage) limits() (fields int, joinDuplicates bool) { return m.most, m.join }

func (m *clientMessage) setTimeout(ms engine.Value) error {
	_, err := invoke(m.Env(), m.socketValue(), "setTimeout", ms)
	return err
}

// ReadMore lets the body come again.
func (m *clientMessage) ReadMore() {
	m.state |= reqConsumed
	m.Untouched = false
	if c := m.conn; c != nil {
		c.resume()
	}
}

// DestroyStream ends the connection under the response unless all of it was
// read.
func (m *clientMessage) DestroyStream(err engine.Value, done func(engine.Value)) {
	e := m.Env()
	if m.state&reqComplete == 0 || !m.Ended() {
		m.state |= reqAborted
		_, thrown := m.Emit(e, m.This(), "aborted")
		e.Uncaught(thrown)
	}
	if err != nil {
		err = e.Engine.Hold(err)
	}
	m.Pin()
	tell := func() error {
		defer m.Unpin()
		if err != nil && m.Has("error") {
			done(err)
		} else {
			done(nil) // nobody listens: not the program's end
		}
		if err != nil {
			e.Engine.Release(err)
		}
		m.letGo()
		return nil
	}
	if c := m.conn; c != nil && m.state&reqAborted != 0 && !c.destroyed() {
		c.destroy(err)
		if thrown := whenFinished(e, c.this, func(failed engine.Value) error {
			if failed != nil && err == nil {
				err = e.Engine.Hold(failed)
			}
			e.NextTick(tell)
			return nil
		}); thrown != nil {
			e.Uncaught(thrown)
		}
		return
	}
	e.NextTick(tell)
}

// dump throws away what is left of the body.
func (m *clientMessage) dump() {
	if m.state&reqDumped == 0 {
		m.state |= reqDumped
		_, err := invoke(m.Env(), m.This(), "removeAllListeners", m.Env().Engine.String("data"))
		m.Env().Uncaught(err)
		m.Resume()
	}
}

// whenFinished is stream.finished(socket): done gets the error it ended with, nil
// for none and for one that was cut off.
func whenFinished(e *env.Env, socket engine.Value, done func(err engine.Value) error) error {
	eng := e.Engine
	module, err := e.Require("stream")
	if err != nil {
		return err
	}
	_, err = invoke(e, module, "finished", socket, eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
		failed := c.Arg(0)
		if !eng.ToBool(failed) {
			return c.Undefined, done(nil)
		}
		if code, err := eng.Get(failed, "code"); err == nil && e.Text(code) == "ERR_STREAM_PREMATURE_CLOSE" {
			return c.Undefined, done(nil)
		}
		return c.Undefined, done(failed)
	}))
	return err
}
