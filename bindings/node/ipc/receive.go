package ipc

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/v8"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
)

// Reader hears of internal messages before the script does, in a tick of their
// own. handle is the socket that came along, nil if none did. taken says that
// the message was for this reader: nobody else hears of it, and the handle is
// the reader's own.
type Reader func(message engine.Value, handle stream.Acceptor) (taken bool, err error)

// Read adds a Reader; the first added is asked first. Loop goroutine only.
func (c *Channel) Read(r Reader) { c.readers = append(c.readers, r) }

// arrival is a message that is to be told, and what came along.
type arrival struct {
	message  engine.Value // held
	object   engine.Value // held: the net.Socket or its like, nil for none
	handle   stream.Acceptor
	internal bool
}

// drop lets go of a message that nobody will hear.
func (a arrival) drop(c *Channel) {
	c.eng.Release(a.message)
	if a.object != nil {
		c.eng.Release(a.object)
	}
	if a.handle != nil {
		a.handle.Close(nil)
	}
}

func (c *Channel) onRead(err error, data []byte) {
	c.readErr, c.readData = err, data
	c.e.Callback(c.reading)
}

// readNow is onRead inside of a Callback. What was read is only lent, so nobody
// reads again before it returns.
func (c *Channel) readNow() error {
	err, data := c.readErr, c.readData
	c.readErr, c.readData = nil, nil
	if err != nil {
		if code, failed := env.CodeOf(err); failed && code != uv.EMFILE {
			return c.ended()
		}
	}
	c.onlyNewest()
	return c.read(data)
}

// read takes the messages out of data, each of which is told in a tick of its
// own. A bad one is an error that nobody caught.
//
// Differs from Node: the good ones behind a bad one are told.
func (c *Channel) read(data []byte) error {
	for !c.closed && !c.e.Exiting() {
		text, rest, ok := c.cut.next(data)
		if !ok {
			return nil
		}
		data = rest
		mayBe := c.mayBeInternal(text)
		message, err := c.parse(text)
		if err != nil {
			c.e.Uncaught(err)
			continue
		}
		c.tell(arrival{message: c.eng.Hold(message), internal: mayBe && c.isInternal(message)})
	}
	return nil
}

// parse makes a value of a message.
func (c *Channel) parse(text []byte) (engine.Value, error) {
	if c.options.Serialization == Advanced {
		return v8.Parse(c.e, text, v8.Channel)
	}
	return c.parseJSON(text)
}

// isInternal tells whether a message is not the script's: its cmd begins with
// NODE_ and goes on.
func (c *Channel) isInternal(message engine.Value) bool {
	return len(c.command(message)) > len("NODE_")
}

// command is the cmd of an internal message, "" if it is none.
func (c *Channel) command(message engine.Value) string {
	if c.eng.TypeOf(message) != engine.Object {
		return ""
	}
	cmd, err := c.eng.Get(message, "cmd")
	if err != nil || c.eng.TypeOf(cmd) != engine.String {
		return ""
	}
	if name := c.e.Text(cmd); strings.HasPrefix(name, "NODE_") {
		return name
	}
	return ""
}

// tell has a message told in a tick.
func (c *Channel) tell(a arrival) {
	if !c.open {
		a.drop(c)
		return
	}
	c.arrived = append(c.arrived, a)
	c.e.NextTick(c.deliver)
}

// tellNext is the tick.
func (c *Channel) tellNext() error {
	a := c.arrived[c.head]
	c.arrived[c.head] = arrival{}
	if c.head++; c.head == len(c.arrived) {
		c.arrived, c.head = c.arrived[:0], 0
	}
	switch {
	case c.closed:
		a.drop(c)
		return nil
	case a.internal:
		return c.internal(a)
	case c.emitter.Has("message"):
		return c.emit("message", a)
	}
	c.idle = append(c.idle, a)
	return nil
}

// tellIdle tells what waited for a listener.
func (c *Channel) tellIdle() error {
	if !c.open || !c.emitter.Has("message") {
		return nil
	}
	idle := c.idle
	c.idle = nil
	for i, a := range idle {
		if err := c.emit("message", a); err != nil {
			for _, a := range idle[i+1:] {
				a.drop(c)
			}
			return err
		}
	}
	return nil
}

// emit gives a message to the script, and the handle with it.
func (c *Channel) emit(name string, a arrival) error {
	defer c.eng.Release(a.message)
	object := c.eng.Undefined()
	if a.object != nil {
		object = a.object
		defer c.eng.Release(object)
	} else if a.handle != nil {
		object = c.native(a.handle)
	}
	return events.EmitMethod(c.e, c.target, name, a.message, object)
}

// internal sees to a message that is not the script's.
func (c *Channel) internal(a arrival) error {
	command := c.command(a.message)
	switch command {
	case "NODE_HANDLE":
		defer c.eng.Release(a.message)
		return c.received(a.message)
	case "NODE_HANDLE_ACK":
		defer c.eng.Release(a.message)
		return c.acknowledged(true)
	case "NODE_HANDLE_NACK":
		defer c.eng.Release(a.message)
		return c.acknowledged(false)
	}
	if mine, err := c.sockets(command, a.message); mine {
		c.eng.Release(a.message)
		return err
	}
	for _, read := range c.readers {
		taken, err := read(a.message, a.handle)
		if taken || err != nil {
			c.eng.Release(a.message)
			return err
		}
	}
	if !c.emitter.Has("internalMessage") {
		a.drop(c)
		return nil
	}
	return c.emit("internalMessage", a)
}
