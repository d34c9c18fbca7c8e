// Package tls holds the places of Node's tls and https, which are not built
// yet. Many packages of npm require them for the day when somebody asks for a
// secure connection, and use none until then; so both can be loaded, and what
// would need TLS throws when it is called, and says so.
package tls

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('tls').
var Module = env.Module{Name: "tls", Load: func(e *env.Env) (engine.Value, error) {
	exports := e.Engine.NewObject(nil)
	err := missing(e, exports, "tls", "createSecureContext", "createServer", "connect", "checkServerIdentity", "getCiphers", "convertALPNProtocols",
		"TLSSocket", "Server", "SecureContext")
	return exports, err
}}

// HTTPSModule is require('https'). Its Agent is one, so that a package can have
// its own ready; a request through it is refused.
var HTTPSModule = env.Module{Name: "https", Load: func(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	exports := eng.NewObject(nil)
	if err := missing(e, exports, "https", "Server", "createServer", "get", "request"); err != nil {
		return nil, err
	}
	f, err := eng.Function(engine.Source{File: "node:https", Text: agent}, "exports", "http", "inherits")
	if err != nil {
		return nil, err
	}
	http, err := e.Require("http")
	if err != nil {
		return nil, err
	}
	util, err := e.Require("util")
	if err != nil {
		return nil, err
	}
	inherits, err := eng.Get(util, "inherits")
	if err != nil {
		return nil, err
	}
	_, err = eng.Call(f, nil, exports, http, inherits)
	return exports, err
}}

const agent = `'use strict';
function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  http.Agent.call(this, options);
  this.defaultPort = 443;
  this.protocol = 'https:';
}
inherits(Agent, http.Agent);
exports.Agent = Agent;
exports.globalAgent = new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });
`

// missing defines functions that throw.
func missing(e *env.Env, exports engine.Value, module string, names ...string) error {
	for _, name := range names {
		f := e.Engine.NewMethod(name, 0, func(*engine.Call) (engine.Value, error) {
			return nil, e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
				module+"."+name+" is not built yet: there is no TLS. Put a proxy that speaks it in front, or use a plain connection.")
		})
		if err := e.Engine.Set(exports, name, f); err != nil {
			return err
		}
	}
	return nil
}
