package node

import (
	"io"
	"os"

	"github.com/uvgo/uvgo/bindings/node/console"
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
	// Warnings say what becomes of process.emitWarning.
	Warnings Warnings
}

// Warnings are Node's options on warnings.
type Warnings struct {
	None, Trace                                       bool
	NoDeprecation, ThrowDeprecation, TraceDeprecation bool
}

// install hands the options to the modules that live by them.
func (o *Options) install(r *Runtime) {
	streams := console.StreamsOf(r.Env)
	if o.Stdout != nil {
		streams.Stdout = lines{o.Stdout}
	}
	if o.Stderr != nil {
		streams.Stderr = lines{o.Stderr}
	}
	stderr := o.Stderr
	if stderr == nil {
		stderr = os.Stderr
	}
	report.Install(r.Env, report.Options{
		Stderr: stderr, Source: r.loader.Source, Command: o.Command, TraceUncaught: o.TraceUncaught,
	})
}

// lines is a console's output to a writer.
type lines struct{ io.Writer }

func (l lines) WriteString(s string) error {
	_, err := io.WriteString(l.Writer, s)
	return err
}
