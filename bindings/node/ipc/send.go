package ipc

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
)

// slack is how many bytes may wait in the pipe before send says to stop.
const slack = 128 << 10

// atOnce is the most that is written before send returns; what is longer goes
// by the loop, and its callback comes from there, not in the next tick.
const atOnce = 16384 / 3

// outgoing is one message on its way, with all that send was given.
type outgoing struct {
	message  engine.Value // held while it waits
	handle   engine.Value // what the script wants to pass, nil for nothing; held likewise
	native   stream.Passable
	keepOpen bool
	swallow  bool         // errors are nobody's business
	callback engine.Value // held from the beginning, nil for none
	done     func(error)
}

// queue is what waits until a handle is acknowledged.
type queue struct{ list []outgoing }

// unacked is a socket that was sent and is closed at this end when the other
// one has it.
type unacked struct {
	data    []byte
	handle  stream.Passable
	retries int
}

// mostRetries is how often a handle that got lost is sent again.
const mostRetries = 3

// Send sends a message as target.send does. handle goes along unless it is nil,
// for a Reader at the other end, or for its script as a plain handle; it stays
// the caller's, open until done has run. done, which may be nil, hears in a
// later tick or phase what became of the write.
//
// more is false when so much waits that the caller had better stop. Errors are
// the script's: of a channel that is closed, of a message that cannot be
// written. done does not run then. Loop goroutine only.
func (c *Channel) Send(message engine.Value, handle stream.Passable, done func(error)) (more bool, err error) {
	if !c.connected {
		return false, &engine.Exception{Value: c.closedError(), Text: "Error: Channel closed"}
	}
	return c.send(outgoing{message: message, native: handle, done: done})
}

func (c *Channel) closedError() engine.Value {
	return c.e.NewError(env.Error, "ERR_IPC_CHANNEL_CLOSED", "Channel closed")
}

// sendFunc is target.send(message[, handle[, options]][, callback]).
func (c *Channel) sendFunc(call *engine.Call) (engine.Value, error) {
	e, eng := c.e, c.eng
	handle, options, callback := call.Arg(1), call.Arg(2), call.Arg(3)
	switch {
	case eng.TypeOf(handle) == engine.Function:
		handle, options, callback = call.Undefined, call.Undefined, handle
	case eng.TypeOf(options) == engine.Function:
		options, callback = call.Undefined, options
	case eng.TypeOf(options) != engine.Undefined:
		if eng.TypeOf(options) != engine.Object || eng.Class(options) == "Array" {
			return nil, e.InvalidArgType("options", "of type object", options)
		}
	}
	o, err := c.outgoing(call.Arg(0), handle, options, callback)
	if err != nil {
		return nil, err
	}
	if c.connected {
		more, err := c.send(o)
		return eng.Bool(more), err
	}
	failed := eng.Hold(c.closedError())
	if o.callback == nil {
		o.message = eng.Hold(call.This)
	}
	e.NextTick(func() error {
		defer eng.Release(failed)
		if o.callback != nil {
			defer eng.Release(o.callback)
			_, err := eng.Call(o.callback, nil, failed)
			return err
		}
		defer eng.Release(o.message)
		return events.EmitMethod(e, o.message, "error", failed)
	})
	return eng.Bool(false), nil
}

// rawSendFunc is target._send, which sends even while it disconnects.
func (c *Channel) rawSendFunc(call *engine.Call) (engine.Value, error) {
	options := call.Arg(2)
	swallow := false
	if c.eng.TypeOf(options) == engine.Boolean {
		swallow, options = c.eng.ToBool(options), call.Undefined
	}
	if !c.open {
		return nil, c.e.Throw(env.Error, "ERR_IPC_CHANNEL_CLOSED", "Channel closed")
	}
	o, err := c.outgoing(call.Arg(0), call.Arg(1), options, call.Arg(3))
	if err != nil {
		return nil, err
	}
	o.swallow = o.swallow || swallow
	more, err := c.send(o)
	return c.eng.Bool(more), err
}

// outgoing reads the arguments.
func (c *Channel) outgoing(message, handle, options, callback engine.Value) (o outgoing, err error) {
	o.message = message
	if c.eng.ToBool(handle) {
		o.handle = handle
	}
	if c.eng.TypeOf(options) == engine.Object {
		for _, f := range [...]struct {
			name string
			to   *bool
		}{{"keepOpen", &o.keepOpen}, {"swallowErrors", &o.swallow}} {
			v, err := c.eng.Get(options, f.name)
			if err != nil {
				return o, err
			}
			*f.to = c.eng.ToBool(v)
		}
	}
	if c.eng.TypeOf(callback) == engine.Function {
		o.callback = c.eng.Hold(callback)
	}
	return o, nil
}

// send is target._send. An error means that nothing was sent, and nobody else
// hears of it.
func (c *Channel) send(o outgoing) (more bool, err error) {
	defer func() {
		if err != nil && o.callback != nil {
			c.eng.Release(o.callback)
		}
	}()
	if err := c.checkMessage(o.message); err != nil {
		return false, err
	}
	var p *passing
	if o.handle != nil || o.native != nil {
		if p, err = c.passing(o); err != nil {
			return false, err
		}
	}
	if c.waiting != nil {
		return c.wait(o), nil
	}
	return c.sendNow(o, p)
}

// sendNow encodes a message, wrapped if a handle goes along, and writes it.
func (c *Channel) sendNow(o outgoing, p *passing) (more bool, err error) {
	message := o.message
	if p != nil {
		if p.handle, message, err = p.wrap(c, o); err != nil {
			return false, err
		}
	}
	data, err := c.encode(message)
	if err != nil {
		return false, err
	}
	if p == nil || p.handle == nil {
		c.write(data, nil, o)
		return c.more(), nil
	}
	data = append([]byte(nil), data...)
	if p.given != nil && !o.keepOpen {
		p.given()
	}
	if c.write(data, p.handle, o) {
		c.waiting = new(queue)
		if p.given != nil && !o.keepOpen {
			c.unacked = &unacked{data: data, handle: p.handle}
		}
	} else if p.given != nil && !o.keepOpen {
		p.handle.Close(nil)
	}
	return c.more(), nil
}

// more tells whether there is room in the pipe.
func (c *Channel) more() bool { return !c.closed && c.pipe.WriteQueueSize() < slack }

// checkMessage refuses what is no message.
func (c *Channel) checkMessage(v engine.Value) error {
	switch c.eng.TypeOf(v) {
	case engine.Undefined:
		return c.e.Throw(env.TypeError, "ERR_MISSING_ARGS", `The "message" argument must be specified`)
	case engine.String, engine.Object, engine.Null, engine.Number, engine.Boolean:
		return nil
	}
	return c.e.InvalidArgType("message", "one of type string, object, number, or boolean", v)
}

// wait puts a message behind the handle that is on its way.
func (c *Channel) wait(o outgoing) (more bool) {
	o.message = c.eng.Hold(o.message)
	if o.handle != nil {
		o.handle = c.eng.Hold(o.handle)
	}
	c.waiting.list = append(c.waiting.list, o)
	return len(c.waiting.list) == 1
}

// encode is a message as it goes over the pipe. The bytes are good until the
// next one.
func (c *Channel) encode(message engine.Value) ([]byte, error) {
	if c.options.Serialization == Advanced {
		return c.encodeAdvanced(message)
	}
	return c.encodeJSON(message)
}

// room is the place for the next message.
func (c *Channel) room() []byte {
	if cap(c.out) > keep {
		c.out = nil
	}
	return c.out[:0]
}

// write hands data to the pipe, and tells whether it took it; whoever waits for
// the outcome is told later either way. data is only lent, but with a handle
// it is the pipe's.
func (c *Channel) write(data []byte, handle stream.Passable, o outgoing) bool {
	if c.closed {
		c.failed(uv.EBADF, o)
		return false
	}
	if handle == nil {
		// Behind a write whose callback is still to come, one that is done at
		// once would be told first.
		if c.writing == 0 && (len(data) <= atOnce || c.options.Serialization == Advanced) {
			n, err := c.pipe.TryWrite(data)
			if err != nil {
				if code, _ := env.CodeOf(err); code != uv.EAGAIN {
					c.failed(code, o)
					return false
				}
			}
			if n == len(data) {
				c.written(o, nil, true)
				return true
			}
			data = data[max(n, 0):]
		}
		data = append([]byte(nil), data...)
	}
	c.control.count()
	c.writing++
	done := func(err error) {
		c.writing--
		c.e.Callback(func() error {
			c.written(o, err, false)
			return c.control.uncount()
		})
	}
	var err error
	if handle != nil {
		err = c.pipe.Write2(data, handle, done)
	} else {
		err = c.pipe.Write(data, done)
	}
	if err != nil {
		c.writing--
		code, _ := env.CodeOf(err)
		c.failed(code, o)
		c.e.Uncaught(c.control.uncount())
		return false
	}
	return true
}

// written calls back; later, if this is still inside of send. Node says that all
// is well in either case, since what the pipe did not take at once fails
// silently.
func (c *Channel) written(o outgoing, err error, later bool) {
	if o.callback == nil && o.done == nil {
		return
	}
	call := func() error {
		if o.done != nil {
			o.done(err)
		}
		if o.callback == nil {
			return nil
		}
		defer c.eng.Release(o.callback)
		_, err := c.eng.Call(o.callback, nil, c.eng.Null())
		return err
	}
	if later {
		c.e.NextTick(call)
		return
	}
	c.e.Uncaught(call())
}

// failed tells in the next tick that the pipe refused a message.
func (c *Channel) failed(code uv.Code, o outgoing) {
	err := &uv.Error{Code: code, Syscall: "write"}
	if o.swallow && o.done == nil {
		if o.callback != nil {
			c.eng.Release(o.callback)
		}
		return
	}
	target := c.eng.Hold(c.target)
	c.e.NextTick(func() error {
		defer c.eng.Release(target)
		switch {
		case o.done != nil:
			o.done(err)
			return nil
		case o.callback != nil:
			defer c.eng.Release(o.callback)
			_, thrown := c.eng.Call(o.callback, nil, c.e.ErrorValue(err))
			return thrown
		}
		return events.EmitMethod(c.e, target, "error", c.e.ErrorValue(err))
	})
}

// acknowledge answers a message that a handle came with, or should have.
func (c *Channel) acknowledge(cmd string) error {
	answer := c.eng.NewObject(nil)
	if err := c.eng.Set(answer, "cmd", c.eng.String(cmd)); err != nil {
		return err
	}
	data, err := c.encode(answer)
	if err == nil {
		c.write(data, nil, outgoing{swallow: true})
	}
	return err
}

// acknowledged goes on after the answer to a handle: it is sent again if it got
// lost, else it is closed, and what waited is sent.
func (c *Channel) acknowledged(ok bool) error {
	if u := c.unacked; u != nil {
		if ok {
			c.dropUnacked()
		} else if u.retries++; u.retries > mostRetries {
			c.dropUnacked()
			err := c.e.EmitWarning(c.eng.String("Handle did not reach the receiving process correctly"), c.eng.String("SentHandleNotReceivedWarning"))
			if err != nil {
				return err
			}
		}
	}
	waiting := c.waiting
	if waiting == nil {
		return nil // nobody asked
	}
	c.waiting = nil
	if u := c.unacked; u != nil {
		if c.write(u.data, u.handle, outgoing{swallow: true}) {
			c.waiting = new(queue)
		} else {
			c.dropUnacked()
		}
	}
	for _, o := range waiting.list {
		message, handle := o.message, o.handle
		if _, err := c.send(o); err != nil {
			c.e.Uncaught(err)
		}
		c.eng.Release(message)
		if handle != nil {
			c.eng.Release(handle)
		}
	}
	if !c.connected && c.open && c.waiting == nil {
		return c.leave()
	}
	return nil
}

// dropUnacked closes the socket that is on its way, and stops waiting for it.
func (c *Channel) dropUnacked() {
	if c.unacked != nil {
		c.unacked.handle.Close(nil)
		c.unacked = nil
	}
}
