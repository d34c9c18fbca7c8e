package goja

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// nativeNames are what V8 calls the library's functions that call scripts.
// Others are an array's, as most are.
var nativeNames = map[string]string{
	"replace": "String.replace", "replaceAll": "String.replaceAll", "parse": "JSON.parse", "stringify": "JSON.stringify",
	"next": "Generator.next", "defineProperty": "Function.defineProperty", "eval": "eval", "assign": "Function.assign",
	"Promise": "new Promise", "construct": "Reflect.construct", "from": "Function.from", "groupBy": "Function.groupBy",
}

var arrayNames = map[string]bool{
	"map": true, "forEach": true, "filter": true, "some": true, "every": true, "reduce": true, "reduceRight": true, "sort": true,
	"find": true, "findIndex": true, "findLast": true, "findLastIndex": true, "flatMap": true, "toSorted": true, "join": true,
}

// visible tells whether V8 would show a frame of goja's.
func (e *Engine) visible(f *goja.StackFrame) bool {
	if frameOf(f).program != nil {
		return f.SrcName() != libraryFile
	}
	if frameOf(f).pc == hidden {
		return false
	}
	switch name := frameOf(f).name; name {
	case "", "proxy", "call", "apply", throwsName, importName,
		"Error", "TypeError", "RangeError", "ReferenceError", "SyntaxError", "EvalError", "URIError", "AggregateError":
		return false
	default:
		return !strings.HasPrefix(name, "bound ")
	}
}

// shown is a visible frame as V8 would show it. place, unless it is negative, is
// the offset to show.
func (e *Engine) shown(f *goja.StackFrame, place int) engine.Frame {
	if frameOf(f).program == nil {
		name := f.FuncName()
		if known, ok := nativeNames[name]; ok {
			name = known
		} else if arrayNames[name] {
			name = "Array." + name
		}
		return engine.Frame{Func: name}
	}
	at := f.Position()
	shown := engine.Frame{Func: f.FuncName(), File: at.Filename, Line: at.Line, Column: at.Column}
	if shown.Func == "<anonymous>" {
		shown.Func = ""
	}
	u := e.units[at.Filename]
	if u == nil {
		return shown
	}
	if place < 0 {
		place = u.offset(at.Line, at.Column)
		if strings.HasPrefix(shown.Func, asyncPrefix) && place <= len(u.text) {
			if i := strings.LastIndex(u.text[:place], "await"); i >= 0 {
				place = i
			}
		}
	}
	shown.Line, shown.Column = u.placeOf(place)
	if u.source == nil {
		if name, known := u.functionAt(place); known && name != "" {
			if strings.HasPrefix(shown.Func, asyncPrefix) {
				name = asyncPrefix + name
			}
			shown.Func = name
		}
	}
	return shown
}

// shownAll are frames as V8 would show them; place is that of the first.
func (e *Engine) shownAll(frames []goja.StackFrame, place int) []engine.Frame {
	list := make([]engine.Frame, 0, len(frames))
	for i := range frames {
		if f := e.shown(&frames[i], place); f.File == "" || f.Line > 0 { // and not of what modern.go has added
			list = append(list, f)
		}
		if frameOf(&frames[i]).program != nil {
			place = -1
		}
	}
	return list
}

// frames are those that V8 would show.
func (e *Engine) frames(stack []goja.StackFrame) []engine.Frame {
	var list []engine.Frame
	for i := range stack {
		if e.visible(&stack[i]) {
			if f := e.shown(&stack[i], -1); f.File == "" || f.Line > 0 {
				list = append(list, f)
			}
		}
	}
	return list
}

// Trace is where an Error was made, innermost frame first; for nil, where the
// script is now.
func (e *Engine) Trace(v engine.Value) []engine.Frame {
	if v == nil {
		return e.frames(e.vm.CaptureCallStack(0, nil))
	}
	if o, ok := v.(*goja.Object); ok {
		if place, frames, ok := e.trace(o); ok {
			return e.shownAll(frames, place)
		}
	}
	return nil
}

// stackOf is the stack of an Error: what the program's own formatter makes of
// it, if there is one.
func (e *Engine) stackOf(o *goja.Object, frames []engine.Frame) goja.Value {
	if v, ok := e.prepared(o, frames); ok {
		return v
	}
	var b strings.Builder
	b.WriteString(e.header(o))
	for _, f := range frames {
		b.WriteString("\n    at ")
		b.WriteString(f.String())
	}
	return e.vm.ToValue(b.String())
}
