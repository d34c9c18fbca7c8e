package dgram

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/udp"
)

// Passable is the handle of the socket, which another process may get too; nil
// if it has none. Loop goroutine only.
func (s *Socket) Passable() stream.Passable {
	if s.udp == nil {
		return nil
	}
	return s.udp
}

// Type is "udp4" or "udp6". Loop goroutine only.
func (s *Socket) Type() string {
	if s.six {
		return "udp6"
	}
	return "udp4"
}

// Adopt makes a socket of this type of a handle that was passed, as
// socket.bind(handle) does, and calls then with it. An error is a script's, and
// leaves h the caller's. Loop goroutine only.
func Adopt(e *env.Env, typ engine.Value, h stream.Passable, then func(socket engine.Value) error) error {
	u, ok := h.(*udp.UDP)
	if !ok {
		return e.Throw(env.TypeError, "ERR_INVALID_HANDLE_TYPE", "This handle type cannot be sent")
	}
	module, err := e.Require("dgram")
	if err != nil {
		return err
	}
	create, err := e.Engine.Get(module, "createSocket")
	if err != nil {
		return err
	}
	this, err := e.Engine.Call(create, module, typ)
	if err != nil {
		return err
	}
	if err := e.Engine.Host(this).(*Socket).take(u); err != nil {
		return err
	}
	return then(this)
}

// take receives by a handle that is bound.
func (s *Socket) take(u *udp.UDP) error {
	s.hold()
	s.udp = u
	if s.unrefd {
		u.Unref()
	}
	return s.listen()
}
