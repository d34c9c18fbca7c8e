package node

import (
	"os"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/process"
	"github.com/uvgo/uvgo/bindings/node/report"
	"github.com/uvgo/uvgo/uv"
)

// Options are what a program finds around it. The zero value gives it what the
// Go process has.
type Options struct {
	// Process is what scripts see as process. Its Args are the program's own:
	// RunFile puts the program's path before them.
	Process process.Options
	// Require names modules to load before the program.
	Require []string
	// Command is what messages call the running command; "" is "node".
	Command string
	// TraceUncaught tells where a value was thrown that is no Error.
	TraceUncaught bool
	// Modules are more core modules; one with a known name takes its place.
	Modules []env.Module
	// Loop is the loop to run on; nil makes one, which Close then closes.
	Loop *uv.Loop
}

// install hands the options to the modules that live by them.
func (o *Options) install(r *Runtime) {
	process.Configure(r.Env, o.Process)
	r.loader.Getenv = o.getenv
	stderr := o.Process.Stderr
	if stderr == nil {
		stderr = os.Stderr
	}
	command := o.Command
	if command == "" {
		command = "node"
	}
	report.Install(r.Env, report.Options{
		Stderr: stderr, Source: r.loader.Source, Command: command, TraceUncaught: o.TraceUncaught,
	})
}

func (o *Options) getenv(name string) string {
	if o.Process.Environ == nil {
		return os.Getenv(name)
	}
	for _, variable := range o.Process.Environ {
		if value, ok := strings.CutPrefix(variable, name+"="); ok {
			return value
		}
	}
	return ""
}
