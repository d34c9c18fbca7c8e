package node

import (
	"context"
	"errors"
	"path/filepath"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/cluster"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/ipc"
	"github.com/uvgo/uvgo/bindings/node/module"
	"github.com/uvgo/uvgo/bindings/node/process"
	"github.com/uvgo/uvgo/bindings/node/report"
	"github.com/uvgo/uvgo/uv"
)

// Version is the version of Node whose API this is.
const Version = "v" + process.NodeVersion

// Runtime is one instance of Node's world. Loop goroutine only, but for what
// says otherwise.
//
// It is used in one of two ways. RunFile and RunString run a whole program as
// the command node does: once, errors go to standard error, the result is an
// exit code. Eval, Require, Value.Call, Wait and their like are for Go programs
// that have something to say in between: as often as they like, errors are
// returned.
type Runtime struct {
	// Env is the ground that core modules stand on, for embedders that write
	// their own.
	Env *env.Env

	loader  *module.Loader
	process process.Options
	report  report.Options
	preload []string
	imports []string
	ownLoop bool

	guard
	entered  bool // inside a run
	inside   int  // runs inside of it
	turning  bool // the loop runs, inside a run
	ctx      context.Context
	failed   error // what nobody caught in this run
	global   bool  // Eval's globals are there
	over     error // why nothing can be run any more
	promises map[*Promise]struct{}
	work     work
	types    typeCache
}

// New makes a Runtime for an engine that belongs to nobody else. Nothing runs
// yet. The caller closes it.
func New(eng engine.Engine, o Options) (*Runtime, error) {
	if o.Sandbox {
		o.sandbox()
	}
	r := &Runtime{preload: o.Require, imports: o.Import, promises: make(map[*Promise]struct{})}
	loop := o.Loop
	if loop == nil {
		var err error
		if loop, err = uv.New(uv.Options{}); err != nil {
			return nil, err
		}
		r.ownLoop = true
	}
	core, withheld := o.core()
	r.Env = env.New(eng, loop, core...)
	r.Env.Withhold(withheld...)
	r.loader = module.Of(r.Env)
	r.loader.InputType = o.InputType
	for _, m := range withheld {
		r.loader.Withheld = append(r.loader.Withheld, m.Name)
	}
	r.loader.AddConditions(o.Conditions...)
	r.guard.init(r, o.Limits)
	inspect.Install(r.Env)
	r.Env.OnPending(r.pendingPromises)
	o.install(r)
	err := installGlobals(r.Env)
	if err == nil && o.Clock != nil {
		err = installDate(r.Env)
	}
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// Engine is the interpreter. Safe from any goroutine.
func (r *Runtime) Engine() engine.Engine { return r.Env.Engine }

// Loop is the loop it runs on. Safe from any goroutine.
func (r *Runtime) Loop() *uv.Loop { return r.Env.Loop }

// RunFile runs a program as `node file` does, then the loop until nothing is
// left, and gives the exit code. file is looked up from the working directory,
// with or without extension, or as a folder.
//
// A Runtime runs one program. Loop goroutine only.
func (r *Runtime) RunFile(file string) int {
	path := r.absolute(file)
	o := r.process
	o.Args = append([]string{path}, o.Args...)
	process.Configure(r.Env, o)
	return r.program(func() error { return r.loader.RunMain(path) })
}

// RunString runs a program that is no file, as `node -e` does, then the loop.
// name is what stack traces call it: "[eval]". then, unless nil, gets the
// completion value before the loop runs. Loop goroutine only.
func (r *Runtime) RunString(name, source string, then func(engine.Value) error) int {
	return r.program(func() error { return r.loader.RunText(name, source, then) })
}

// CheckFile compiles a file and runs nothing; the exit code tells whether it
// can be compiled. Loop goroutine only.
func (r *Runtime) CheckFile(file string) int {
	path := r.absolute(file)
	return r.Env.Run(func() error { return r.loader.Check(path) })
}

// CheckString is CheckFile for a text.
func (r *Runtime) CheckString(name, source string) int {
	return r.Env.Run(func() error { return r.loader.CheckText(name, source) })
}

// program runs a whole program.
func (r *Runtime) program(main func() error) (code int) {
	defer r.Env.Loop.Claim()()
	r.begin(context.Background())
	r.entered, r.Env.OnFail = true, nil
	defer func() {
		r.entered = false
		r.end()
		r.over = ErrEnded
	}()
	return r.Env.Run(func() error {
		if err := r.joinParent(); err != nil {
			return err
		}
		if err := r.loader.Preload(r.preload); err != nil {
			return err
		}
		return r.loader.Import(r.imports, main)
	})
}

// joinParent makes process, whether the script looks at it or not, if there is
// somebody at the other end of a channel.
func (r *Runtime) joinParent() error {
	if !r.process.Channel {
		return nil
	}
	if _, forked := r.Env.Getenv(ipc.FDVariable); forked {
		if _, err := r.Env.Require("process"); err != nil {
			return err
		}
	}
	return cluster.Join(r.Env)
}

func (r *Runtime) absolute(file string) string {
	if filepath.IsAbs(file) {
		return filepath.Clean(file)
	}
	dir := r.process.Cwd
	if dir == "" {
		var err error
		if dir, err = syscall.Getwd(); err != nil {
			dir = "/"
		}
	}
	return filepath.Join(dir, file)
}
