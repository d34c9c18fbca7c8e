package command

import (
	"io"
	"os"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/process"
	"github.com/uvgo/uvgo/uv"
)

// Main runs the process's command line and gives the exit code. name is what
// the command calls itself; newEngine makes the interpreter, once it is clear
// that one is needed.
//
// Exit codes are Node's: 1 for an error nobody caught, 7 if its handler threw
// too, 9 for a command line that cannot be understood, else what the script
// said. Ctrl-C is left to the system, which ends the process at once.
func Main(name string, newEngine func() (engine.Engine, error)) int {
	makeRoom()
	line, err := parse(os.Args[1:])
	if err != nil {
		os.Stderr.WriteString(name + ": " + err.Error() + "\n")
		return 9
	}
	if line.version {
		os.Stdout.WriteString(node.Version + "\n")
		return 0
	}
	if !line.help && line.program == runStdin && len(line.args) == 0 && process.IsTerminal(os.Stdin) {
		os.Stderr.WriteString(usage(name) + "\nThere is no prompt yet. Give a file to run, or -e CODE; " + name + " --help tells more.\n")
		return 9
	}
	eng, err := newEngine()
	if err != nil {
		return fail(name, err)
	}
	if line.help {
		os.Stdout.WriteString(help(name, eng))
		return 0
	}
	code, err := line.run(name, eng, newEngine)
	if err != nil {
		return fail(name, err)
	}
	return code
}

func fail(name string, err error) int {
	os.Stderr.WriteString(name + ": " + err.Error() + "\n")
	return 1
}

// run runs what the line names.
func (l *line) run(name string, eng engine.Engine, newEngine func() (engine.Engine, error)) (code int, err error) {
	options := node.Options{
		Process: process.Options{
			Args:       l.args,
			ExecArgv:   l.execArgv,
			Warnings:   l.warnings,
			Rejections: l.rejections,
			Channel:    true,
		},
		Require:       l.preload,
		Import:        l.imports,
		Conditions:    l.conditions,
		InputType:     l.inputType,
		Command:       name,
		HTTP:          l.http,
		NewEngine:     newEngine,
		Threads:       l.cluster == "threads",
		TraceUncaught: l.traceUncaught,
	}
	source := l.code
	if l.program == runStdin {
		text, err := io.ReadAll(os.Stdin)
		if err != nil {
			return 0, err
		}
		source = string(text)
	}
	runtime, err := node.New(eng, options)
	if err != nil {
		return 0, err
	}
	forgetWhenWaiting(runtime.Loop())
	// What is still open when a program ends, ends with the process: there is
	// nothing to wait for in Close.
	switch {
	case l.program == runFile && l.check:
		return runtime.CheckFile(l.file), nil
	case l.program == runFile:
		return runtime.RunFile(l.file), nil
	case l.check:
		return runtime.CheckString("[stdin]", source), nil
	case l.program == runStdin:
		return runtime.RunString("[stdin]", source, l.result(runtime)), nil
	}
	return runtime.RunString("[eval]", source, l.result(runtime)), nil
}

// result is what becomes of a completion value: with -p it is printed.
func (l *line) result(r *node.Runtime) func(engine.Value) error {
	if !l.print {
		return nil
	}
	return func(v engine.Value) error {
		console, err := r.Env.Require("console")
		if err != nil {
			return err
		}
		log, err := r.Env.Engine.Get(console, "log")
		if err != nil {
			return err
		}
		_, err = r.Env.Engine.Call(log, console, v)
		return err
	}
}

// forgetWhenWaiting has forgetStart called when the script has run and the loop
// is about to wait for the first time. A script that leaves nothing to wait for
// does not pay for it.
func forgetWhenWaiting(loop *uv.Loop) {
	first := uv.NewPrepare(loop)
	first.Unref()
	first.Start(func() {
		first.Close(nil)
		forgetStart()
	})
}
