package report

import (
	"errors"
	"io"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/console"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
)

// Options say where reports go and where sources come from.
type Options struct {
	// Stderr gets each report in one Write; nil is nobody.
	Stderr io.Writer
	// Source is the text behind a name in a stack trace; nil knows none.
	Source func(file string) (text string, ok bool)
	// Command is what hints call the running command.
	Command string
	// TraceUncaught tells where a value was thrown that is no Error.
	TraceUncaught bool
}

// Install makes e tell about errors nobody caught. Loop goroutine only.
func Install(e *env.Env, o Options) {
	e.OnReport = func(err error) {
		if o.Stderr != nil {
			io.WriteString(o.Stderr, Format(e, o, err))
		}
	}
}

// Format is the text of a report, its last line ended. Loop goroutine only.
func Format(e *env.Env, o Options, err error) string {
	return format(e, o, err) + "\nNode.js " + version(e) + "\n"
}

func format(e *env.Env, o Options, err error) string {
	var syntax *engine.SyntaxError
	if errors.As(err, &syntax) {
		return inspected(e, SyntaxErrorValue(e, syntax)) + "\n"
	}
	var thrown *engine.Exception
	if !errors.As(err, &thrown) {
		return o.Command + ": " + err.Error() + "\n"
	}
	return exception(e, o, thrown)
}

// exception has two shapes. Above an Error, and above any object that -e threw,
// stands the picture and a blank line; whatever else was thrown has the blank
// line above the picture.
func exception(e *env.Env, o Options, thrown *engine.Exception) string {
	v := thrown.Value
	origin, ours := e.OriginOf(v)
	picture := ""
	switch {
	case ours:
		picture = Picture(origin.File, origin.Line, origin.Source, 1+indentOf(origin.Source), 0)
	case !pictured(e, v):
		picture = o.pictureOf(e, thrown)
	}
	if t := e.Engine.TypeOf(v); t != engine.Object && t != engine.Function {
		return above(picture) + e.Text(v) + "\n" + o.thrownAt(thrown)
	}
	if e.Engine.Class(v) != "Error" && !strings.HasPrefix(picture, "[") {
		return above(picture) + inspected(e, v) + "\n"
	}
	if origin.Note != "" {
		stack, err := e.Engine.Get(v, "stack")
		if err == nil && e.Engine.TypeOf(stack) == engine.String {
			e.Engine.Set(v, "stack", e.Engine.String(e.Text(stack)+"\n"+origin.Note))
		}
	}
	if picture != "" {
		picture += "\n"
	}
	return picture + inspected(e, v) + "\n"
}

// thrownAt says where a value was thrown that has no stack, or how to find out.
func (o Options) thrownAt(thrown *engine.Exception) string {
	if !o.TraceUncaught {
		return "(Use `" + o.Command + " --trace-uncaught ...` to show where the exception was thrown)\n"
	}
	if thrown.At.File == "" {
		return ""
	}
	return "Thrown at:\n    at " + thrown.At.String() + "\n\n"
}

func above(picture string) string {
	if picture == "" {
		return ""
	}
	return "\n" + picture
}

// inspected is v at length, or whatever of it can be shown: what it runs may
// throw again.
func inspected(e *env.Env, v engine.Value) string {
	in := inspect.Of(e)
	options := inspect.DefaultOptions
	if o, err := in.Defaults(); err == nil {
		options = o
	}
	options.Depth = max(options.Depth, 5)
	options.CustomInspect = false
	options.Colors = console.ErrorColors(e)
	text, err := in.Inspect(v, &options)
	if err != nil {
		return e.Text(v)
	}
	return text
}

// version is process.version.
func version(e *env.Env) string {
	process, err := e.Require("process")
	if err != nil {
		return ""
	}
	v, err := e.Engine.Get(process, "version")
	if err != nil {
		return ""
	}
	return e.Text(v)
}
