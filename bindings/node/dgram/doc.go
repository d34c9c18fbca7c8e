// Package dgram is Node's dgram module: sockets for datagrams over uv/udp.
//
//	socket.go   what a Socket is, from construction to 'close'
//	bind.go     bind, connect, and what waits until the socket is bound
//	send.go     send in all its forms
//	receive.go  'message'
//	class.go    what a script sees; options.go the verbs that set something
//	pass.go     sockets that move from one process to another
//
// A name is looked up before a socket is bound or connected and before each
// datagram that goes to one, by the script's own lookup if it gave one. An
// address is no exception: as in Node it takes a tick.
//
// Differs from Node: what is deprecated there (DEP0112: _handle, _receiving,
// _bindState, _queue, _reuseAddr, _healthCheck, _stopReceiving and
// _createSocketHandle) is not here.
//
// Loop goroutine only.
package dgram

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('dgram').
var Module = env.Module{Name: "dgram", Load: load}

// state is what the module is to one Env.
type state struct {
	e   *env.Env
	eng engine.Engine

	socket, prototype engine.Value
	open              map[*Socket]struct{} // those that hold themselves
}

func load(e *env.Env) (engine.Value, error) {
	st := &state{e: e, eng: e.Engine, open: make(map[*Socket]struct{})}
	e.OnClose(st.closeAll)
	if err := st.loadClass(); err != nil {
		return nil, err
	}
	exports := e.Engine.NewObject(nil)
	err := e.Functions(exports, env.Method{Name: "createSocket", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
		return st.eng.Construct(st.socket, c.Arg(0), c.Arg(1))
	}})
	if err == nil {
		err = e.Engine.Set(exports, "Socket", st.socket)
	}
	return exports, err
}

// closeAll lets go of what a script that has ended left open.
func (st *state) closeAll() {
	for s := range st.open {
		s.dropQueue()
		s.shut()
		s.letGo()
	}
}
