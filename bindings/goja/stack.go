package goja

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// frames are those of goja's, without what is ours.
func (e *Engine) frames(stack []goja.StackFrame) []engine.Frame {
	var list []engine.Frame
	for i := range stack {
		if f, ok := e.frame(&stack[i]); ok {
			list = append(list, f)
		}
	}
	return list
}

func (e *Engine) frame(f *goja.StackFrame) (engine.Frame, bool) {
	at := f.Position()
	frame := engine.Frame{Func: f.FuncName(), File: at.Filename, Line: at.Line, Column: at.Column}
	if f.SrcName() == "<native>" {
		frame.File = ""
	}
	return e.shown(frame)
}

// shown is f as Node would show it, if it would.
func (e *Engine) shown(f engine.Frame) (engine.Frame, bool) {
	if f.File == libraryFile || f.File == "" && (f.Func == "" || f.Func == "<native>" || f.Func == "proxy") {
		return f, false
	}
	if f.Func == "<anonymous>" {
		f.Func = ""
	}
	if f.Line == 1 {
		f.Column = max(1, f.Column-e.prefixes[f.File])
	}
	return f, true
}

// Trace is where an Error was made, innermost frame first; for nil, where the
// script is now.
func (e *Engine) Trace(v engine.Value) []engine.Frame {
	if v == nil {
		return e.frames(e.vm.CaptureCallStack(0, nil))
	}
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Error" {
		return nil
	}
	var list []engine.Frame
	e.vm.Try(func() {
		e.nodeStack(o)
		text, _ := o.Get("stack").(goja.String)
		if text == nil {
			return
		}
		for line := range strings.SplitSeq(text.String(), "\n") {
			if place, ok := strings.CutPrefix(line, "    at "); ok {
				list = append(list, parseFrame(place))
			}
		}
	})
	return list
}

// maxFrames is Error.stackTraceLimit.
const maxFrames = 10

// nodeStack makes the stack property of an Error, which goja fills when it is
// looked at first, what Node's is.
func (e *Engine) nodeStack(o *goja.Object) {
	if o.ClassName() != "Error" {
		return
	}
	text, ok := o.Get("stack").(goja.String)
	if !ok {
		return
	}
	head, rest, ok := strings.Cut(text.String(), "\n\tat ")
	if !ok {
		return
	}
	var b strings.Builder
	b.WriteString(head)
	n := 0
	for line := range strings.SplitSeq(strings.TrimSuffix(rest, "\n"), "\n\tat ") {
		if i := strings.LastIndexByte(line, '('); i > 0 {
			line = strings.TrimSuffix(line[:i], " (") + line[strings.IndexByte(line[i:], ')')+i+1:] // the program counter
		}
		f := parseFrame(line)
		if f.File == "native" {
			f.File = ""
		}
		if f, ok := e.shown(f); ok && n < maxFrames {
			b.WriteString("\n    at " + f.String())
			n++
		}
	}
	o.DefineDataProperty("stack", e.vm.ToValue(b.String()), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// parseFrame reads "name (file:line:column)" or "file:line:column".
func parseFrame(s string) (f engine.Frame) {
	if strings.HasSuffix(s, ")") {
		if i := strings.LastIndex(s, " ("); i >= 0 {
			f.Func, s = s[:i], s[i+2:len(s)-1]
		}
	}
	if s == "<anonymous>" {
		return f
	}
	f.File = s
	for _, n := range []*int{&f.Column, &f.Line} {
		i := strings.LastIndexByte(f.File, ':')
		if i < 0 {
			break
		}
		v, err := strconv.Atoi(f.File[i+1:])
		if err != nil {
			break
		}
		*n, f.File = v, f.File[:i]
	}
	return f
}
