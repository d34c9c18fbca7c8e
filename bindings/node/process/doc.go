// Package process is Node's process object: what a script knows of the program
// it is, its standard streams, its exit and its signals.
//
// Everything it knows comes from Options, so that an embedder decides: the zero
// Options are those of the Go process, NoSystem keeps scripts from touching it.
//
// Where the pieces are: options.go, object.go (the object), exit.go (exit codes
// and uncaught errors), warning.go, signals.go, clock.go (hrtime, uptime,
// memory, CPU), environ.go (process.env), identity.go (users, umask, kill,
// chdir), stdout.go and stdin.go; what differs by system in os_*.go.
//
// Differs from Node: process.env is a plain object where the engine has no
// Proxy, so that what is assigned stays what it is instead of becoming a string,
// and is read back when a child is spawned (Environ). process.title is only
// remembered. 'exit' is emitted when the script has been unwound, not inside
// process.exit. There is no setRawMode.
//
// Loop goroutine only.
package process

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is the process object, as require('process') and the global give it.
// Configure comes first, if at all.
var Module = env.Module{Name: "process", Load: func(e *env.Env) (engine.Value, error) {
	p := of(e)
	if p.object == nil {
		if err := p.load(); err != nil {
			return nil, err
		}
	}
	return p.object, nil
}}
