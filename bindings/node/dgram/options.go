package dgram

import (
	"math"
	"net/netip"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/webclass"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/udp"
)

// needs is the handle, for verbs that in Node trip over a closed one.
func (s *Socket) needs(member string) (*udp.UDP, error) {
	if s.closed {
		return nil, s.st.e.Throw(env.TypeError, "", "Cannot read properties of null (reading '"+member+"')")
	}
	return s.handle(), nil
}

// result throws what a verb of the handle refused.
func (s *Socket) result(err error, call string) error {
	if err != nil {
		return s.st.throwCall(err, call)
	}
	return nil
}

func (s *Socket) disconnect(c *engine.Call) error {
	if s.peer != connected {
		return s.notConnected()
	}
	u, err := s.needs("disconnect")
	if err != nil {
		return err
	}
	if err := u.Disconnect(); err != nil {
		return s.st.throwCall(err, "connect")
	}
	s.peer = disconnected
	return nil
}

func (s *Socket) setBroadcast(c *engine.Call) error {
	u, err := s.needs("setBroadcast")
	if err != nil {
		return err
	}
	return s.result(u.SetBroadcast(s.st.eng.ToBool(c.Arg(0))), "setBroadcast")
}

func setTTL(name string, set func(*udp.UDP, int) error) func(s *Socket, c *engine.Call) (engine.Value, error) {
	return func(s *Socket, c *engine.Call) (engine.Value, error) {
		if s.st.eng.TypeOf(c.Arg(0)) != engine.Number {
			return nil, s.st.e.InvalidArgType("ttl", "of type number", c.Arg(0))
		}
		u, err := s.needs(name)
		if err != nil {
			return nil, err
		}
		ttl, err := s.st.e.Int(c.Arg(0))
		if err != nil {
			return nil, err
		}
		return c.Arg(0), s.result(set(u, ttl), name)
	}
}

func (s *Socket) setMulticastLoopback(c *engine.Call) (engine.Value, error) {
	u, err := s.needs("setMulticastLoopback")
	if err != nil {
		return nil, err
	}
	return c.Arg(0), s.result(u.SetMulticastLoop(s.st.eng.ToBool(c.Arg(0))), "setMulticastLoopback")
}

func (s *Socket) setMulticastInterface(c *engine.Call) error {
	if err := s.running(); err != nil {
		return err
	}
	text, err := s.st.e.StringArg("interfaceAddress", c.Arg(0))
	if err != nil {
		return err
	}
	addr, perr := netip.ParseAddr(text)
	if perr != nil {
		return s.result(uv.EINVAL, "setMulticastInterface")
	}
	return s.result(s.handle().SetMulticastInterface(addr), "setMulticastInterface")
}

// address reads one that may be left out; ok is false for what is none.
func (s *Socket) address(v engine.Value) (addr netip.Addr, ok bool) {
	switch s.st.eng.TypeOf(v) {
	case engine.Undefined, engine.Null:
		return addr, true
	}
	addr, err := netip.ParseAddr(s.st.e.Text(v))
	return addr, err == nil
}

func membership(name string, m udp.Membership) func(s *Socket, c *engine.Call) error {
	return func(s *Socket, c *engine.Call) error {
		if err := s.running(); err != nil {
			return err
		}
		if !s.st.eng.ToBool(c.Arg(0)) {
			return webclass.MissingArgs(s.st.e, "multicastAddress")
		}
		group, ok := s.address(c.Arg(0))
		iface, also := s.address(c.Arg(1))
		if !ok || !also {
			return s.result(uv.EINVAL, name)
		}
		if m == udp.LeaveGroup && !group.IsMulticast() {
			return s.result(uv.EADDRNOTAVAIL, name) // it cannot have been joined
		}
		return s.result(s.handle().SetMembership(group, iface, m), name)
	}
}

func sourceMembership(name string, m udp.Membership) func(s *Socket, c *engine.Call) error {
	return func(s *Socket, c *engine.Call) error {
		if err := s.running(); err != nil {
			return err
		}
		for i, name := range [...]string{"sourceAddress", "groupAddress"} {
			if _, err := s.st.e.StringArg(name, c.Arg(i)); err != nil {
				return err
			}
		}
		source, ok := s.address(c.Arg(0))
		group, also := s.address(c.Arg(1))
		iface, too := s.address(c.Arg(2))
		if !ok || !also || !too {
			return s.result(uv.EINVAL, name)
		}
		return s.result(s.handle().SetSourceMembership(group, iface, source, m), name)
	}
}

// setBuffer sets the size of a buffer of the system's.
func (s *Socket) setBuffer(size int, recv bool) error {
	u, err := s.needs("bufferSize")
	if err != nil {
		return err
	}
	set := u.SetSendBufferSize
	if recv {
		set = u.SetRecvBufferSize
	}
	switch {
	case size > math.MaxInt32: // it does not fit the system's number
		err = uv.EINVAL
	case size == 0: // to the system that is a question
		_, err = s.bufferSize(u, recv)
	default:
		err = set(size)
	}
	if err != nil {
		return s.st.bufferError(err, recv)
	}
	return nil
}

func (s *Socket) bufferSize(u *udp.UDP, recv bool) (int, error) {
	if recv {
		return u.RecvBufferSize()
	}
	return u.SendBufferSize()
}

func setBufferSize(recv bool) func(s *Socket, c *engine.Call) error {
	return func(s *Socket, c *engine.Call) error {
		f, _ := s.st.eng.ToNumber(c.Arg(0))
		if s.st.eng.TypeOf(c.Arg(0)) != engine.Number || f != float64(uint32(f)) || f < 0 || f > math.MaxUint32 {
			return s.st.e.Throw(env.TypeError, "ERR_SOCKET_BAD_BUFFER_SIZE", "Buffer size must be a positive integer")
		}
		return s.setBuffer(int(f), recv)
	}
}

func getBufferSize(recv bool) func(s *Socket, c *engine.Call) (engine.Value, error) {
	return func(s *Socket, c *engine.Call) (engine.Value, error) {
		u, err := s.needs("bufferSize")
		if err != nil {
			return nil, err
		}
		n, err := s.bufferSize(u, recv)
		if err != nil {
			return nil, s.st.bufferError(err, recv)
		}
		return s.st.eng.Number(float64(n)), nil
	}
}

func queueNumber(name string, of func(*udp.UDP) int) func(s *Socket, c *engine.Call) (engine.Value, error) {
	return func(s *Socket, c *engine.Call) (engine.Value, error) {
		u, err := s.needs(name)
		if err != nil {
			return nil, err
		}
		return s.st.eng.Number(float64(of(u))), nil
	}
}
