package node

import (
	"io"

	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/report"
	"github.com/uvgo/uvgo/uv"
)

// Options are what a program finds around it. The zero value gives it what the
// Go process has.
type Options struct {
	// Args is what process.argv holds after argv[0]: the program's path, then
	// its arguments. Nil is none.
	Args []string
	// ExecPath is process.execPath; "" is the running executable.
	ExecPath string
	// ExecArgv is process.execArgv.
	ExecArgv []string
	// Command is what messages call the running command; "" is the base name
	// of ExecPath.
	Command string
	// Require names modules to load before the program.
	Require []string
	// Stdout and Stderr take what the program prints; nil is the process's
	// own.
	Stdout, Stderr io.Writer
	// Modules are more core modules; one with a known name takes its place.
	Modules []env.Module
	// Loop is the loop to run on; nil makes one, which Close then closes.
	Loop *uv.Loop
	// TraceUncaught tells where a value was thrown that is no Error.
	TraceUncaught bool
}
