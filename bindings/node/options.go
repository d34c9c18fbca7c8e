package node

import (
	"github.com/uvgo/uvgo/bindings/node/cluster"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/node/assert"
	"github.com/uvgo/uvgo/bindings/node/env"
	nodefs "github.com/uvgo/uvgo/bindings/node/fs"
	"github.com/uvgo/uvgo/bindings/node/http"
	"github.com/uvgo/uvgo/bindings/node/process"
	"github.com/uvgo/uvgo/bindings/node/report"
	"github.com/uvgo/uvgo/uv"
)

// Options are what a program finds around it. The zero value gives it what the
// Go process has.
type Options struct {
	// Sandbox turns round what it means to leave something out: a script has
	// no more than what these Options give it. Without them it has no file
	// system, network, environment, arguments, input or output, cannot touch
	// the Go process, and has the core modules of SafeModules alone.
	Sandbox bool
	// Core names the core modules there are; "timers" means timers/promises
	// too. Nil is all, or SafeModules in a Sandbox. Modules that reach the
	// system are permissions: "http" lets a script listen.
	Core []string
	// Modules are more core modules; one with a known name takes its place.
	Modules []env.Module
	// FS is where require, RunFile and Require find files, instead of the
	// system's: its root is "/", the working directory too. Links that lead
	// out of os.DirFS are followed; os.Root.FS keeps inside. The module fs
	// reads it, and refuses to write with EROFS; in a Sandbox without FS it
	// refuses everything with ERR_ACCESS_DENIED.
	FS fs.FS
	// Process is what scripts see as process: standard streams, environment,
	// arguments. Its Args are the program's own: RunFile puts the program's
	// path before them.
	Process Process
	// Limits end scripts that take too much.
	Limits Limits
	// Clock is the time of day for scripts: Date, hrtime, console.time. Nil is
	// the system's. Timers go by the loop's own clock, so a virtual world has
	// both: a Loop of package uv/sim, and a Clock that reads it.
	Clock func() time.Time
	// Tracing remembers where in the script was made what keeps the loop
	// alive, for Pending. It costs a stack trace for each timer.
	Tracing bool

	// Require names modules to load before the program.
	Require []string
	// Import names ES modules to run before the program, and Conditions what
	// holds in the exports and imports of a package.json besides Node's own.
	Import, Conditions []string
	// InputType is what a program is that comes as a text: "module",
	// "commonjs", "" for whichever it reads as.
	InputType string
	// Command is what messages call the running command; "" is "node".
	Command string
	// TraceUncaught tells where a value was thrown that is no Error.
	TraceUncaught bool
	// HTTP is what the command line says of HTTP parsers.
	HTTP http.Defaults
	// NewEngine makes another engine of the same kind, for the workers of a
	// cluster that are threads: see Threads. Nil means that there are none.
	NewEngine func() (engine.Engine, error)
	// Threads makes every worker of a cluster a thread, as
	// cluster.setupPrimary({threads: true}) does: an engine and a loop on a
	// goroutine of this process. A thread has these same Options, but those of
	// its own program. docs/cluster.md tells what differs from a process.
	Threads bool
	// Loop is the loop to run on, which then belongs to the Runtime; Close
	// closes all handles on it, but not the loop. Nil makes one.
	Loop *uv.Loop
}

// install hands the options to the modules that live by them.
func (o *Options) install(r *Runtime) {
	e := r.Env
	if o.Process.Environ != nil {
		e.LookupEnv = o.lookupEnv
	}
	e.Clock, e.Tracing = o.Clock, o.Tracing
	if o.FS != nil {
		r.loader.SetFS(o.FS)
		if _, none := o.FS.(noFiles); none {
			nodefs.Use(e, nil)
		} else {
			nodefs.Use(e, o.FS)
		}
		o.Process.Cwd = "/"
		assert.SourceOf(e).Text = r.loader.Source
	}
	process.Configure(e, o.Process)
	r.process = o.Process
	http.Configure(e, o.HTTP)
	if o.NewEngine != nil {
		e.StartThread = o.startThread
	}
	if o.Threads {
		cluster.UseThreads(e)
	}
	r.loader.Getenv = func(name string) string {
		value, _ := e.Getenv(name)
		return value
	}
	r.report = report.Options{
		Stderr: o.Process.Stderr, Source: r.loader.Source, Command: o.Command, TraceUncaught: o.TraceUncaught,
	}
	if r.report.Stderr == nil {
		r.report.Stderr = os.Stderr
	}
	if o.Command == "" {
		r.report.Command = "node"
	}
	report.Install(e, r.report)
}

func (o *Options) lookupEnv(name string) (string, bool) {
	for _, variable := range o.Process.Environ {
		if value, ok := strings.CutPrefix(variable, name+"="); ok {
			return value, true
		}
	}
	return "", false
}
