package ipc

import (
	"slices"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
)

// disconnectFunc is target.disconnect.
func (c *Channel) disconnectFunc(call *engine.Call) (engine.Value, error) {
	if !c.connected {
		failed := c.e.NewError(env.Error, "ERR_IPC_DISCONNECTED", "IPC channel is already disconnected")
		return call.Undefined, events.EmitMethod(c.e, call.This, "error", failed)
	}
	return call.Undefined, c.Disconnect()
}

// Disconnect is target.disconnect(): nothing can be sent any more; when what
// waits for an acknowledgement has been sent, the pipe is closed and
// 'disconnect' emitted, at the other end too. The second time it does nothing.
// Loop goroutine only.
func (c *Channel) Disconnect() error {
	if !c.connected {
		return nil
	}
	c.connected = false
	if err := c.eng.Set(c.target, "connected", c.eng.Bool(false)); err != nil {
		return err
	}
	if c.waiting != nil {
		return nil
	}
	return c.leave()
}

// leave takes the channel off the target, and closes it in the next tick, or
// when the message that has begun to come is complete.
func (c *Channel) leave() error {
	if !c.open {
		return nil
	}
	c.open = false
	c.dropUnacked()
	if err := c.eng.Set(c.target, "channel", c.eng.Null()); err != nil {
		return err
	}
	if !c.cut.partial() {
		c.e.NextTick(c.finish)
		return nil
	}
	for _, name := range [...]string{"message", "internalMessage"} {
		_, err := c.emitter.OnceGo(c.e, c.target, name, func(engine.Value, []engine.Value) error { return c.finish() })
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *Channel) finish() error {
	if c.closed {
		return nil
	}
	target := c.eng.Hold(c.target)
	defer c.eng.Release(target)
	c.shut()
	return events.EmitMethod(c.e, target, "disconnect")
}

// ended is the end of what comes: the other side has closed, or is dead.
func (c *Channel) ended() error {
	c.cut = cutter{advanced: c.cut.advanced}
	err := c.Disconnect()
	c.pipe.ReadStop()
	c.closePipe()
	for _, f := range c.onGone {
		if err == nil {
			err = f()
		}
	}
	if c.options.OnEnd != nil && err == nil {
		err = c.options.OnEnd()
	}
	return err
}

// OnGone has f hear that the other end has gone, behind all that it has said. It
// does so when 'disconnect' never comes, as to a handle that nobody will
// acknowledge. Loop goroutine only.
func (c *Channel) OnGone(f func() error) { c.onGone = append(c.onGone, f) }

// closePipe lets go of the descriptor; writes that are under way end now.
func (c *Channel) closePipe() {
	if !c.pipe.IsClosing() {
		c.pipe.Close(nil)
	}
}

// shut closes the pipe and lets go of everything that is kept for it.
func (c *Channel) shut() {
	if c.closed {
		return
	}
	c.closed = true
	c.closePipe()
	c.dropUnacked()
	for _, a := range c.idle {
		a.drop(c)
	}
	c.idle = nil
	for _, s := range c.sent {
		s.over()
	}
	c.eng.Release(c.control.this)
	c.eng.Release(c.target)
	c.st.channels = slices.DeleteFunc(c.st.channels, func(o *Channel) bool { return o == c })
	if c.st.parent == c {
		c.st.parent = nil
	}
}
