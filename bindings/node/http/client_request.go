package http

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/http1"
)

// clientRequest is the host of a ClientRequest. What it writes gathers in out
// until it has a socket, and from then on until the tick ends.
type clientRequest struct {
	outgoing
	conn  *clientConn    // once onSocket has given it one
	res   *clientMessage // once it came
	agent engine.Value   // held; nil for none

	method, path, host, protocol string
	unique                       map[string]bool // uniqueHeaders

	head        []byte // once it is made
	headQueued  bool   // it goes in front of out
	headWritten bool   // or has gone
	out         []byte
	told        []sent // whom to tell when out is written
	flushing    bool   // in the next tick

	parse           http1.Options
	maxHeadersCount int // -1: not set
	joinDuplicates  bool
	reused          bool
	aborted         bool
	upgraded        bool
	ended           bool // the response is read to its end
	listensFinish   bool

	timeout     float64 // options.timeout in milliseconds, -1 without
	timeoutOn   bool    // somebody cares for the socket's 'timeout'
	timeoutOnce bool    // and has not been told yet
	died        engine.Value
	scope       *env.Scope   // in which it hears of its answer
	queued      engine.Value // the options, held, while it waits in its agent's queue
	released    bool
}

// sent is somebody who wants to know that bytes were written: a script's
// function, held, or ours.
type sent struct {
	fn engine.Value
	do func() error
}

func (r *clientRequest) emit(name string, args ...engine.Value) error {
	return events.EmitMethod(r.env, r.this, name, args...)
}

// mine tells whether the socket takes what this request writes.
func (r *clientRequest) mine() bool {
	return r.conn != nil && r.conn.req == r && r.conn.writable()
}

// render makes the head; length is the body's if end knows it, -1 if not.
func (r *clientRequest) render(list []header, length int64) error {
	head := http1.AppendRequestLine(nil, r.method, r.path)
	var seen fieldsSeen
	for i := range list {
		if x := &list[i]; len(x.lines) > 1 && (x.lower == "cookie" || r.unique[x.lower]) {
			x.join()
		}
	}
	head = r.fields(head, list, &seen)
	switch {
	case r.state&resRemovedConnection != 0:
		r.last = r.state&resKeepAlive == 0
	case seen.connection:
	case r.state&resKeepAlive != 0 && (seen.length || r.state&resNoChunking == 0 || r.agent != nil):
		head = append(head, "Connection: keep-alive\r\n"...)
	default:
		r.last = true
		head = append(head, "Connection: close\r\n"...)
	}
	head, err := r.framing(head, &seen, length)
	if err != nil {
		return err
	}
	r.head = head
	if seen.expect {
		r.send(nil, sent{})
		r.flush()
	}
	return nil
}

// send queues bytes behind the head; false asks for a pause.
func (r *clientRequest) send(b []byte, then sent) bool {
	if r.conn != nil && r.conn.destroyed() {
		r.drop(then)
		return false
	}
	r.headQueued = r.headQueued || r.head != nil
	r.out = append(r.out, b...)
	if then.fn != nil || then.do != nil {
		r.told = append(r.told, then)
	}
	return r.pending() < highWaterMark
}

func (r *clientRequest) drop(x sent) {
	if x.fn != nil {
		r.env.Engine.Release(x.fn)
	}
}

// pending is writableLength.
func (r *clientRequest) pending() int {
	n := len(r.out)
	if r.headQueued && !r.headWritten {
		n += len(r.head)
	}
	if r.conn != nil && r.conn.req == r {
		n += r.conn.length()
	}
	return n
}

// flush hands the socket what has gathered.
func (r *clientRequest) flush() {
	first := r.headQueued && !r.headWritten
	if !r.mine() || !first && len(r.out) == 0 && len(r.told) == 0 {
		return
	}
	b, told := r.out, r.told
	r.out, r.told = nil, nil
	if first {
		b = append(r.head[:len(r.head):len(r.head)], b...)
		r.headWritten = true
	}
	c := r.conn
	c.write(b, func(failed engine.Value) error {
		if failed == nil && r.state&resNeedDrain != 0 && r.state&resEnded == 0 && len(r.out) == 0 && c.req == r && c.length() == 0 && !c.destroyed() {
			r.state &^= resNeedDrain
			if err := r.emit("drain"); err != nil {
				return err
			}
		}
		for _, x := range told {
			if err := r.tell(x, failed); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r *clientRequest) tell(x sent, failed engine.Value) error {
	if x.do != nil {
		return x.do()
	}
	defer r.env.Engine.Release(x.fn)
	if failed == nil {
		failed = r.env.Engine.Null()
	}
	_, err := r.env.Engine.Call(x.fn, nil, failed)
	return err
}

// flushSoon lets what one tick writes leave together.
func (r *clientRequest) flushSoon() {
	if r.flushing || r.corked > 0 || !r.mine() {
		return
	}
	r.flushing = true
	r.env.NextTick(func() error {
		if r.flushing = false; r.corked == 0 {
			r.flush()
		}
		return nil
	})
}

// write is req.write.
func (r *clientRequest) write(b []byte, callback engine.Value) (bool, error) {
	if refused := r.refused(callback); refused {
		return false, nil
	}
	more, err := r.body(b, -1, callback)
	if err == nil && !more {
		r.state |= resNeedDrain
	}
	r.flushSoon()
	return more, err
}

// refused tells a writer that comes too late.
func (r *clientRequest) refused(callback engine.Value) bool {
	switch {
	case r.state&resEnded != 0:
		r.fail(r.env.NewError(env.Error, "ERR_STREAM_WRITE_AFTER_END", "write after end"), callback)
	case r.state&resDestroyed != 0:
		r.fail(r.env.NewError(env.Error, "ERR_STREAM_DESTROYED", "Cannot call write after a stream was destroyed"), callback)
	default:
		return false
	}
	return true
}

// fail tells an error in a tick: the callback, and 'error' unless the message is
// gone.
func (r *clientRequest) fail(failure, callback engine.Value) {
	eng := r.env.Engine
	failure = eng.Hold(failure)
	if callback != nil {
		callback = eng.Hold(callback)
	}
	quiet := r.state&resDestroyed != 0
	r.env.NextTick(func() error {
		defer eng.Release(failure)
		if callback != nil {
			defer eng.Release(callback)
			if _, err := eng.Call(callback, nil, failure); err != nil {
				return err
			}
		}
		if quiet || r.state&resDestroyed != 0 {
			return nil
		}
		return r.emit("error", failure)
	})
}

// body queues a piece of the body, framed. length is the whole body's if this is
// all of it, -1 if not.
func (r *clientRequest) body(b []byte, length int64, callback engine.Value) (bool, error) {
	if r.state&resStrictLength != 0 && r.length >= 0 {
		if n := r.written + int64(len(b)); n > r.length || length >= 0 && n != r.length {
			return false, r.lengthMismatch(n)
		}
	}
	r.written += int64(len(b))
	if r.state&resHead == 0 {
		r.length = length
		if err := r.render(r.headers.list, length); err != nil {
			return false, err
		}
	}
	var then sent
	if callback != nil {
		then.fn = r.env.Engine.Hold(callback)
	}
	if r.state&resChunked == 0 || len(b) == 0 {
		return r.send(b, then), nil
	}
	if r.conn != nil && r.conn.destroyed() {
		r.drop(then)
		return false, nil
	}
	r.out = http1.AppendChunkHeader(r.out, len(b))
	r.out = append(r.out, b...)
	return r.send([]byte(http1.CRLF), then), nil
}

// end is req.end with a last piece of the body.
func (r *clientRequest) end(b []byte, hasChunk bool, callback engine.Value) error {
	e := r.env
	if r.state&resEnded != 0 {
		switch {
		case hasChunk && len(b) > 0:
			r.fail(e.NewError(env.Error, "ERR_STREAM_WRITE_AFTER_END", "write after end"), callback)
		case callback == nil:
		case r.pending() > 0 || r.conn == nil:
			return r.emitter.On(e, r.this, "finish", callback)
		default:
			_, err := e.Engine.Call(callback, nil, e.NewError(env.Error, "ERR_STREAM_ALREADY_FINISHED", "Cannot call end after a stream was finished"))
			return err
		}
		return nil
	}
	if len(b) > 0 {
		if !r.refused(nil) {
			if _, err := r.body(b, int64(len(b)), nil); err != nil {
				return err
			}
		}
	} else if r.state&resHead == 0 {
		r.length = 0
		if err := r.render(r.headers.list, 0); err != nil {
			return err
		}
	}
	if callback != nil {
		if err := r.emitter.Once(e, r.this, "finish", callback); err != nil {
			return err
		}
	}
	if r.state&resStrictLength != 0 && r.length >= 0 && r.written != r.length {
		return r.lengthMismatch(r.written)
	}
	finish := sent{do: r.finish}
	switch {
	case r.state&resChunked != 0:
		last := []byte("0\r\n")
		for i := range r.trailers {
			last = http1.AppendHeader(last, r.trailers[i].name, r.trailers[i].text)
		}
		r.send(append(last, http1.CRLF...), finish)
	case !r.headQueued || r.pending() > 0 || len(b) > 0:
		r.send(nil, finish)
	default:
		e.NextTick(r.finish)
	}
	r.corked = 0
	r.flush()
	r.state |= resEnded
	if r.mine() {
		return r.emit("prefinish")
	}
	return nil
}

// finish: everything is written.
func (r *clientRequest) finish() error {
	if r.conn != nil && r.conn.hadError {
		return nil
	}
	err := r.emit("finish")
	if r.listensFinish && r.ended && r.state&resKeepAlive != 0 && r.conn != nil {
		r.keepAlive()
	}
	return err
}

func (r *clientRequest) flushHeaders() error {
	if r.state&resHead == 0 {
		if err := r.render(r.headers.list, -1); err != nil {
			return err
		}
	}
	r.send(nil, sent{})
	r.flush()
	return nil
}

func (r *clientRequest) uncorked() { r.flush() }

func (r *clientRequest) socketValue() engine.Value {
	if r.conn == nil {
		return r.env.Engine.Null()
	}
	return r.conn.this
}

// close emits 'close', once, and lets go of what was held.
func (r *clientRequest) close() error {
	if r.state&resClosed != 0 {
		return nil
	}
	r.state |= resClosed
	err := r.emit("close")
	if !r.released {
		r.released = true
		r.env.NextTick(func() error { r.letGo(); return nil })
	}
	return err
}

func (r *clientRequest) letGo() {
	eng := r.env.Engine
	r.headers.release(eng)
	for _, x := range r.told {
		r.drop(x)
	}
	for _, v := range [...]*engine.Value{&r.died, &r.queued} {
		if *v != nil {
			eng.Release(*v)
		}
	}
	r.queued, r.told = nil, nil
	eng.Release(r.this)
}
