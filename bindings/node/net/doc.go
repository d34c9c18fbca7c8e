// Package net is Node's net module: sockets over TCP and Unix paths, and
// servers of them.
//
// A Socket is a host stream (package stream) over a handle of uv/tcp or
// uv/pipe: what its peer sends goes to Push, what a script writes goes to the
// handle at once, and only what the system does not take waits there.
//
//	socket.go     what a Socket is: reading, writing, its end
//	class.go      what a script sees of it
//	target.go     where net.connect is to go; connect.go how it gets there,
//	              attempts.go if a name has several addresses
//	server.go     net.Server; listen.go where it listens
//	pass.go       sockets and servers that move between processes, handle.go what
//	              scripts see of what they stand on
//	blocklist.go, address.go, ip.go
//
// Loop goroutine only.
package net

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('net').
var Module = env.Module{Name: "net", Load: load}

// state is what the module is to one Env.
type state struct {
	e   *env.Env
	eng engine.Engine

	socket, socketPrototype       engine.Value
	writeAfterFIN                 engine.Value // nil until a socket needs it
	server, serverPrototype       engine.Value
	blockList, blockListPrototype engine.Value
	address, addressPrototype     engine.Value
	handles                       map[string]engine.Value // prototypes of what Handle is the host of

	selectFamily  bool    // net.setDefaultAutoSelectFamily
	warned        bool    // about _setSimultaneousAccepts
	selectTimeout float64 // milliseconds an attempt may take
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{e: e, eng: e.Engine, handles: make(map[string]engine.Value), selectFamily: true, selectTimeout: 250}
		for _, load := range [...]func() error{st.loadSocket, st.loadServer, st.loadBlockList, st.loadAddress} {
			if err := load(); err != nil {
				panic(env.Broken("net", err))
			}
		}
		return st
	})
}

// Class is the class net.Socket. Loop goroutine only.
func Class(e *env.Env) engine.Value { return stateOf(e).socket }

func load(e *env.Env) (engine.Value, error) {
	st, eng := stateOf(e), e.Engine
	exports := eng.NewObject(nil)
	function := func(name string, length int, f engine.Func) engine.Value { return eng.NewFunc(name, length, f) }
	connect := function("connect", 0, st.connect)
	ip := func(name string, f func(s string) engine.Value) engine.Value {
		return function(name, 1, func(c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.Arg(0)) == engine.Undefined {
				return f(""), nil
			}
			text, err := eng.ToString(c.Arg(0))
			return f(text), err
		})
	}
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{
		{"_normalizeArgs", function("normalizeArgs", 1, st.normalizeArgs)},
		{"_setSimultaneousAccepts", function("_setSimultaneousAccepts", 0, st.simultaneousAccepts)},
		{"BlockList", st.blockList},
		{"SocketAddress", st.address},
		{"connect", connect},
		{"createConnection", connect},
		{"createServer", function("createServer", 2, func(c *engine.Call) (engine.Value, error) {
			return eng.Construct(st.server, c.Args...)
		})},
		{"isIP", ip("isIP", func(s string) engine.Value { return eng.Number(float64(version(s))) })},
		{"isIPv4", ip("isIPv4", func(s string) engine.Value { return eng.Bool(version(s) == 4) })},
		{"isIPv6", ip("isIPv6", func(s string) engine.Value { return eng.Bool(version(s) == 6) })},
		{"Server", st.server},
		{"Socket", st.socket},
		{"Stream", st.socket},
		{"getDefaultAutoSelectFamily", function("getDefaultAutoSelectFamily", 0, func(*engine.Call) (engine.Value, error) {
			return eng.Bool(st.selectFamily), nil
		})},
		{"setDefaultAutoSelectFamily", function("setDefaultAutoSelectFamily", 1, func(c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.Arg(0)) != engine.Boolean {
				return nil, e.InvalidArgType("value", "of type boolean", c.Arg(0))
			}
			st.selectFamily = eng.ToBool(c.Arg(0))
			return c.Undefined, nil
		})},
		{"getDefaultAutoSelectFamilyAttemptTimeout", function("getDefaultAutoSelectFamilyAttemptTimeout", 0, func(*engine.Call) (engine.Value, error) {
			return eng.Number(st.selectTimeout), nil
		})},
		{"setDefaultAutoSelectFamilyAttemptTimeout", function("setDefaultAutoSelectFamilyAttemptTimeout", 1, func(c *engine.Call) (engine.Value, error) {
			ms, err := e.IntArg("value", c.Arg(0), 1, 1<<31-1)
			if err == nil {
				st.selectTimeout = float64(max(ms, shortestAttempt))
			}
			return c.Undefined, err
		})},
	} {
		if err := eng.Set(exports, p.name, p.value); err != nil {
			return nil, err
		}
	}
	return exports, nil
}

// simultaneousAccepts did something on Windows once; what is left is a warning.
func (st *state) simultaneousAccepts(c *engine.Call) (engine.Value, error) {
	if st.warned {
		return c.Undefined, nil
	}
	st.warned = true
	return c.Undefined, st.e.EmitWarning(st.eng.String("net._setSimultaneousAccepts() is deprecated and will be removed."),
		st.eng.String("DeprecationWarning"), st.eng.String("DEP0121"))
}

// shortestAttempt is the least that an attempt to connect gets, in milliseconds.
const shortestAttempt = 10
