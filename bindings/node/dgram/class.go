package dgram

import (
	"net/netip"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
	"github.com/uvgo/uvgo/uv/udp"
)

func (st *state) loadClass() (err error) {
	e, eng := st.e, st.eng
	st.socket, st.prototype, err = e.Class("Socket", 2, events.Class(e), st.construct)
	if err != nil {
		return err
	}
	method := func(name string, length int, f func(s *Socket, c *engine.Call) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			s, err := st.socketOf(c.This)
			if err != nil {
				return nil, err
			}
			if !s.held {
				s.this = c.This
			}
			return f(s, c)
		}}
	}
	// verb gives back undefined, chain the socket.
	verb := func(name string, length int, f func(s *Socket, c *engine.Call) error) env.Method {
		return method(name, length, func(s *Socket, c *engine.Call) (engine.Value, error) { return c.Undefined, f(s, c) })
	}
	chain := func(name string, length int, f func(s *Socket, c *engine.Call) error) env.Method {
		return method(name, length, func(s *Socket, c *engine.Call) (engine.Value, error) { return c.This, f(s, c) })
	}
	for _, m := range [...]env.Method{
		chain("bind", 2, (*Socket).bind),
		verb("connect", 3, (*Socket).connect),
		verb("disconnect", 0, (*Socket).disconnect),
		verb("sendto", 6, (*Socket).sendto),
		verb("send", 6, (*Socket).send),
		chain("close", 1, func(s *Socket, c *engine.Call) error { return s.close(c.Arg(0)) }),
		method("address", 0, func(s *Socket, c *engine.Call) (engine.Value, error) {
			if err := s.running(); err != nil {
				return nil, err
			}
			return s.name("getsockname", (*udp.UDP).SockName)
		}),
		method("remoteAddress", 0, func(s *Socket, c *engine.Call) (engine.Value, error) {
			if err := s.running(); err != nil {
				return nil, err
			}
			if s.peer != connected {
				return nil, s.notConnected()
			}
			return s.name("getpeername", (*udp.UDP).PeerName)
		}),
		verb("setBroadcast", 1, (*Socket).setBroadcast),
		method("setTTL", 1, setTTL("setTTL", (*udp.UDP).SetTTL)),
		method("setMulticastTTL", 1, setTTL("setMulticastTTL", (*udp.UDP).SetMulticastTTL)),
		method("setMulticastLoopback", 1, (*Socket).setMulticastLoopback),
		verb("setMulticastInterface", 1, (*Socket).setMulticastInterface),
		verb("addMembership", 2, membership("addMembership", udp.JoinGroup)),
		verb("dropMembership", 2, membership("dropMembership", udp.LeaveGroup)),
		verb("addSourceSpecificMembership", 3, sourceMembership("addSourceSpecificMembership", udp.JoinGroup)),
		verb("dropSourceSpecificMembership", 3, sourceMembership("dropSourceSpecificMembership", udp.LeaveGroup)),
		chain("ref", 0, func(s *Socket, c *engine.Call) error {
			if s.unrefd = false; s.udp != nil {
				s.udp.Ref()
			}
			return nil
		}),
		chain("unref", 0, func(s *Socket, c *engine.Call) error {
			if s.unrefd = true; s.udp != nil {
				s.udp.Unref()
			}
			return nil
		}),
		verb("setRecvBufferSize", 1, setBufferSize(true)),
		verb("setSendBufferSize", 1, setBufferSize(false)),
		method("getRecvBufferSize", 0, getBufferSize(true)),
		method("getSendBufferSize", 0, getBufferSize(false)),
		method("getSendQueueSize", 0, queueNumber("getSendQueueSize", (*udp.UDP).SendQueueSize)),
		method("getSendQueueCount", 0, queueNumber("getSendQueueCount", (*udp.UDP).SendQueueCount)),
	} {
		// Node's have no names.
		if err := eng.Set(st.prototype, m.Name, eng.NewFunc("", m.Length, m.Func)); err != nil {
			return err
		}
	}
	return st.loadDispose(eng)
}

// loadDispose makes sockets work with await using.
func (st *state) loadDispose(eng engine.Engine) error {
	symbol := lang.Symbol(st.e, "asyncDispose")
	if symbol == nil {
		symbol = lang.SymbolFor(st.e, "nodejs.asyncDispose")
	}
	if symbol == nil || lang.Global(st.e, "Promise") == nil {
		return nil
	}
	isClosed := st.e.Keep(eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
		s, err := st.socketOf(c.Arg(0))
		return eng.Bool(err == nil && s.closed), err
	}))
	make := lang.Func(st.e, `
	return function () {
	  var socket = this;
	  return new Promise(function (resolve) {
	    if (isClosed(socket)) resolve();
	    else socket.close(function () { resolve(); });
	  });
	};`, "isClosed")
	f, err := eng.Call(make, nil, isClosed)
	if err != nil {
		return err
	}
	return eng.Define(st.prototype, symbol, engine.Property{Value: f, Writable: true, Configurable: true, Enumerable: true})
}

func (st *state) socketOf(this engine.Value) (*Socket, error) {
	if lang.IsObject(st.e, this) {
		if s, ok := st.eng.Host(this).(*Socket); ok {
			return s, nil
		}
	}
	return nil, webclass.InvalidThis(st.e, "Socket")
}

// name is one of the socket's two addresses.
func (s *Socket) name(call string, of func(*udp.UDP) (netip.AddrPort, error)) (engine.Value, error) {
	addr, err := of(s.handle())
	if err != nil {
		return nil, s.st.throwCall(err, call)
	}
	return s.st.addressObject(addr.Addr().String(), addr)
}
