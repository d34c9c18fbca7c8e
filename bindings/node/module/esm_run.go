package module

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/url"
)

// runMain runs a module as the program. Its body runs in a microtask, so the
// microtasks it queues come before its nextTicks, as in Node.
func (x *esm) runMain(href string) error {
	return x.run(func() (*job, error) { return x.openURL(href, nil, true) })
}

// runText runs a text as the program: -e or standard input.
func (x *esm) runText(text string) error {
	href := url.PathToFile(x.l.resolver.files.cwd()) + "/[eval1]"
	x.l.keepText(href, text)
	return x.run(func() (*job, error) {
		j := &job{href: href}
		if err := x.source(j, href, text); err != nil {
			return nil, err
		}
		x.files[href] = j
		var fresh []jobKey
		return j, x.link(j, &fresh)
	})
}

// run runs a module as the program. A program that ends while it awaits has
// exit code 13.
func (x *esm) run(open func() (*job, error)) error {
	e := x.l.env
	if err := x.watchExit(); err != nil {
		return err
	}
	x.pending++
	e.QueueMicrotask(func() error {
		j, err := open()
		return x.settle(j, err,
			func(engine.Value) error { x.pending--; return nil },
			func(reason engine.Value) error {
				x.pending--
				return x.fail(reason)
			})
	})
	return nil
}

// fail ends the program over what its module threw.
func (x *esm) fail(reason engine.Value) error {
	e := x.l.env
	err := e.ThrowValue(reason)
	var thrown *engine.Exception
	if trace := e.Engine.Trace(reason); len(trace) > 0 && errors.As(err, &thrown) {
		thrown.At = trace[0] // as for every promise: where the error was made
	}
	if _, ours := e.OriginOf(reason); !ours && e.Engine.Class(reason) != "Error" {
		err = e.ThrowFrom(reason, env.Origin{File: "node:internal/modules/run_main", Line: 123, Source: "    triggerUncaughtException("})
	}
	e.FromPromise = true
	defer func() { e.FromPromise = false }()
	e.Uncaught(err)
	return nil
}

// unsettled is the exit code of a program that ends while its module awaits.
const unsettled = 13

// watchExit tells a program that has run dry from one that was told to end.
func (x *esm) watchExit() error {
	e, eng := x.l.env, x.l.env.Engine
	if x.watching || !e.HasModule("process") {
		return nil
	}
	x.watching = true
	process, err := e.Require("process")
	if err != nil {
		return err
	}
	dry := false
	before := e.OnBeforeExit
	e.OnBeforeExit = func() error {
		var err error
		if before != nil {
			err = before()
		}
		dry = !e.Exiting()
		return err
	}
	// Listeners of 'exit' hear 0, and find the code in process.exitCode.
	on, err := eng.Get(process, "on")
	if err != nil {
		return err
	}
	_, err = eng.Call(on, process, eng.String("exit"), eng.NewFunc("handleProcessExit", 0, func(c *engine.Call) (engine.Value, error) {
		code, err := eng.Get(process, "exitCode")
		if err != nil || !dry || x.pending == 0 || eng.TypeOf(code) != engine.Undefined {
			return c.Undefined, err
		}
		return c.Undefined, eng.Set(process, "exitCode", eng.Number(unsettled))
	}))
	return err
}

// isMainModule tells whether the main file is an ES module: by its name or by
// its package.
func (l *Loader) isMainModule(filename string) (bool, error) {
	if l.esm == nil || filename == "" || strings.HasSuffix(filename, ".cjs") {
		return false, nil
	}
	if strings.HasSuffix(filename, ".mjs") {
		return true, nil
	}
	if extension := filepath.Ext(filename); extension != ".js" && extension != "" {
		return false, nil
	}
	scope, err := l.resolver.scope(filename)
	return err == nil && scope != nil && scope.Type == "module", l.thrown(err)
}

// Import runs modules before the program, as the option --import does. Loop
// goroutine only.
func (l *Loader) Import(specifiers []string, then func() error) error {
	if len(specifiers) == 0 {
		return then()
	}
	if l.esm == nil {
		return l.env.Throw(env.Error, "ERR_REQUIRE_ESM", "--import: this engine has no ES modules")
	}
	x := l.esm
	if err := x.watchExit(); err != nil {
		return err
	}
	x.pending++
	l.env.QueueMicrotask(func() error {
		j, err := x.open(specifiers[0], url.PathToFile(l.resolver.files.cwd())+"/", nil)
		return x.settle(j, err,
			func(engine.Value) error {
				x.pending--
				l.env.Uncaught(l.Import(specifiers[1:], then))
				return nil
			},
			func(reason engine.Value) error { x.pending--; return x.fail(reason) })
	})
	return nil
}

// RunText runs a text that is no file as the program: as Eval does, or as an ES
// module if InputType or its syntax says so. then, unless nil, gets the
// completion value, which a module has not. Loop goroutine only.
func (l *Loader) RunText(name, text string, then func(engine.Value) error) error {
	if l.InputType != "module" {
		v, err := l.evalText(name, text)
		if err == nil && then != nil {
			return then(v)
		}
		if err == nil || l.InputType == "commonjs" || !l.readsAsModule(err, name, text) {
			return l.thrown(err)
		}
		if err := l.dropGlobals(); err != nil {
			return err
		}
	}
	switch {
	case l.esm == nil:
		return l.env.Throw(env.Error, "ERR_REQUIRE_ESM", "this engine has no ES modules")
	case then != nil:
		v := l.env.NewError(env.Error, "ERR_EVAL_ESM_CANNOT_PRINT", "--print cannot be used with ESM input")
		return l.env.ThrowFrom(v, env.Origin{
			File: "node:internal/process/execution", Line: 64, Source: "    throw new ERR_EVAL_ESM_CANNOT_PRINT();",
			Frame: "evalModuleEntryPoint (node:internal/process/execution:64:11)",
		})
	}
	return l.esm.runText(text)
}
