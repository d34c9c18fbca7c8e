package node

import (
	"errors"
	"path/filepath"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/module"
	"github.com/uvgo/uvgo/bindings/node/process"
	"github.com/uvgo/uvgo/uv"
)

// Version is the version of Node whose API this is.
const Version = "v" + process.NodeVersion

// Runtime is one instance of Node's world. Loop goroutine only.
type Runtime struct {
	// Env is the ground that core modules stand on, for embedders that write
	// their own.
	Env *env.Env

	loader  *module.Loader
	process process.Options
	preload []string
	ownLoop bool
}

// New makes a Runtime for an engine that belongs to nobody else. Nothing runs
// yet. The caller closes it.
func New(eng engine.Engine, o Options) (*Runtime, error) {
	r := &Runtime{process: o.Process, preload: o.Require}
	loop := o.Loop
	if loop == nil {
		var err error
		if loop, err = uv.New(uv.Options{}); err != nil {
			return nil, err
		}
		r.ownLoop = true
	}
	r.Env = env.New(eng, loop, append(modules[:len(modules):len(modules)], o.Modules...)...)
	r.loader = module.Of(r.Env)
	inspect.Install(r.Env)
	o.install(r)
	if err := installGlobals(r.Env); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// RunFile runs a program as `node file` does, then the loop until nothing is
// left, and gives the exit code. file is looked up from the working directory,
// with or without extension, or as a folder.
//
// A Runtime runs one program. Loop goroutine only.
func (r *Runtime) RunFile(file string) int {
	path := absolute(file)
	o := r.process
	o.Args = append([]string{path}, o.Args...)
	process.Configure(r.Env, o)
	return r.run(func() error { return r.loader.RunMain(path) })
}

// RunString runs a program that is no file, as `node -e` does, then the loop.
// name is what stack traces call it: "[eval]". then, unless nil, gets the
// completion value before the loop runs. Loop goroutine only.
func (r *Runtime) RunString(name, source string, then func(engine.Value) error) int {
	return r.run(func() error {
		v, err := r.loader.Eval(name, source)
		if err != nil || then == nil {
			return err
		}
		return then(v)
	})
}

// CheckFile compiles a file and runs nothing; the exit code tells whether it
// can be compiled. Loop goroutine only.
func (r *Runtime) CheckFile(file string) int {
	path := absolute(file)
	return r.Env.Run(func() error { return r.loader.Check(path) })
}

// CheckString is CheckFile for a text.
func (r *Runtime) CheckString(name, source string) int {
	return r.Env.Run(func() error { return r.loader.CheckText(name, source) })
}

func (r *Runtime) run(main func() error) int {
	return r.Env.Run(func() error {
		if err := r.loader.Preload(r.preload); err != nil {
			return err
		}
		return main()
	})
}

// Close frees the loop, if New made it. It returns uv.EBUSY while handles are
// open: a program that process.exit ended leaves some. Loop goroutine only.
func (r *Runtime) Close() error {
	if !r.ownLoop {
		return nil
	}
	return r.Env.Loop.Close()
}

func absolute(file string) string {
	if filepath.IsAbs(file) {
		return filepath.Clean(file)
	}
	dir, err := syscall.Getwd()
	if err != nil {
		dir = "/"
	}
	return filepath.Join(dir, file)
}
