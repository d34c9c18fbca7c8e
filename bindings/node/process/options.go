package process

import (
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/uvgo/uvgo/bindings/node/console"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/uv/signal"
)

// NodeVersion is the version of Node whose API we follow.
const NodeVersion = "20.20.2"

// UVVersion is the version of libuv whose behaviour package uv has.
const UVVersion = "1.52.0"

// Options are what a script may know of the process. The zero value shows it
// the Go process.
type Options struct {
	// Args is process.argv after argv[0].
	Args []string
	// ExecPath is process.execPath and argv[0]; "" is the running executable.
	ExecPath string
	// Argv0 is what the command was called as; "" is os.Args[0].
	Argv0 string
	// ExecArgv is process.execArgv.
	ExecArgv []string
	// Version of uvgo, for process.versions; "" is "0.0.0".
	Version string
	// Environ is process.env, "NAME=value" each; nil is os.Environ().
	Environ []string
	// Title is what process.title begins as; "" is the base name of Argv0.
	Title string
	// Stdin, Stdout and Stderr are the standard streams; nil ones are the
	// process's own. Of an *os.File the descriptor is used directly.
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Warnings say what becomes of emitWarning.
	Warnings Warnings
	// Rejections is what becomes of a promise that is rejected and has no
	// handler, one of RejectionModes, where an engine can tell: "throw", which
	// "" means too, makes it an error that nobody caught, unless
	// 'unhandledRejection' has a listener.
	Rejections string
	// Cwd is what process.cwd gives; "" is the system's working directory.
	// With one of its own a script cannot chdir.
	Cwd string
	// NoSystem refuses what reaches beyond the script: chdir, kill, umask,
	// abort, signal listeners and what tells of the Go process's memory and
	// time throw ERR_ACCESS_DENIED; pid is 1, ppid 0, and there are no users.
	NoSystem bool
	// Channel gives scripts process.send and its like, if NODE_CHANNEL_FD names
	// the descriptor that joins this process to one that has forked it.
	Channel bool
}

// Warnings are Node's options on warnings.
type Warnings struct {
	None, Trace                                       bool
	NoDeprecation, ThrowDeprecation, TraceDeprecation bool
}

// started is when the program began, near enough.
var started = time.Now()

// process is the state behind the object.
type process struct {
	events.Emitter

	e       *env.Env
	o       Options
	object  engine.Value // nil until somebody asks
	environ engine.Value
	title   string
	started time.Time

	exitCode     engine.Value // undefined, null, or a whole number
	exiting      bool         // process._exiting
	left         bool         // an exit was asked for in so many words
	capture      engine.Value // setUncaughtExceptionCaptureCallback
	reallyExit   engine.Value
	warnedBefore bool // the hint was shown
	assertWarned bool // of process.assert
	sourceMaps   bool // setSourceMapsEnabled

	rejections  rejections
	fromPromise bool // the error that nobody caught is a rejection

	signals map[string]*signal.Signal
	out     [3]*output     // by descriptor
	in      *stream.Stream // process.stdin, once somebody asked
}

type stateKey struct{}

func of(e *env.Env) *process {
	return env.State(e, stateKey{}, func() *process {
		p := &process{e: e, exitCode: e.Engine.Undefined(), signals: make(map[string]*signal.Signal)}
		p.complete()
		return p
	})
}

// Configure says what scripts of e find, and makes the console write where
// process.stdout and process.stderr write. It comes before the first script.
func Configure(e *env.Env, o Options) {
	p := of(e)
	p.o = o
	p.complete()
	p.trackRejections()
	streams := console.StreamsOf(e)
	streams.Stdout, streams.Stderr = p.output(1), p.output(2)
	streams.Replaced = p.replaced
}

// HasChannel is Options.Channel. Loop goroutine only.
func HasChannel(e *env.Env) bool { return of(e).o.Channel }

// complete fills in what Options left open.
func (p *process) complete() {
	o := &p.o
	if o.ExecPath == "" {
		o.ExecPath, _ = os.Executable()
	}
	if o.Argv0 == "" && len(os.Args) > 0 {
		o.Argv0 = os.Args[0]
	}
	if o.Version == "" {
		o.Version = "0.0.0"
	}
	if o.Environ == nil {
		o.Environ = os.Environ()
	}
	if o.Title == "" {
		o.Title = filepath.Base(o.Argv0)
	}
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	if o.Stdout == nil {
		o.Stdout = os.Stdout
	}
	if o.Stderr == nil {
		o.Stderr = os.Stderr
	}
	p.title = o.Title
	p.started = started
	if p.e.Clock != nil {
		p.started = p.e.Clock()
	}
}

// denied is the answer to what NoSystem forbids; nil if it does not.
func (p *process) denied(what string) error {
	if !p.o.NoSystem {
		return nil
	}
	return p.refused(what)
}

func (p *process) refused(what string) error {
	return p.e.Throw(env.Error, "ERR_ACCESS_DENIED", "Access to this API has been restricted: process."+what)
}
