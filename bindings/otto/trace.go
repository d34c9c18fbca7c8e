package otto

import (
	"strings"

	"github.com/robertkrimen/otto"
	"github.com/robertkrimen/otto/file"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// throwSite is the throw statement that ran last, and what it threw.
type throwSite struct {
	value  otto.Value
	file   *file.File
	offset int
}

// report is v on its way from the script into Go.
func (e *Engine) report(v otto.Value) *engine.Exception {
	value := out(v)
	x := &engine.Exception{Value: value, Text: e.brief(value)}
	if site := e.thrownAt; site.file != nil && e.Same(out(site.value), value) {
		x.At = e.frame(frame{file: site.file, offset: site.offset})
	} else if o := asObject(value); o != nil {
		for _, f := range o.trace() {
			if f.file != nil {
				x.At = e.frame(f)
				break
			}
		}
	}
	e.thrownAt = throwSite{}
	return x
}

// brief is what a person reads of v, made without running the script.
func (e *Engine) brief(v engine.Value) string {
	o := asObject(v)
	if o == nil {
		return valueString(e.in(v))
	}
	switch o.class {
	case "Error":
		return errorText(o.text("name"), o.text("message"))
	case "Function":
		return "function " + o.text("name")
	}
	return "#<" + o.class + ">"
}

// errorText is what Error.prototype.toString makes.
func errorText(name, message string) string {
	switch {
	case name == "":
		return message
	case message == "":
		return name
	}
	return name + ": " + message
}

// text is a property that holds a string, looked up without accessors.
func (o *object) text(name string) string {
	p := o.objectClass.getProperty(o, name)
	if p == nil {
		return ""
	}
	v, _ := p.data()
	s, _ := out(v).(string)
	return s
}

// Trace is where an Error was made, or for nil where the script is now.
func (e *Engine) Trace(v engine.Value) []engine.Frame {
	if v == nil {
		return e.frames(e.stack(0, nil))
	}
	o := asObject(v)
	if o == nil {
		return nil
	}
	return e.frames(o.trace())
}

// stack is where the script is now: the innermost frames, skip of them left
// out, and those up to a call of until. As many as Error.stackTraceLimit says.
func (e *Engine) stack(skip int, until *object) []frame {
	var list []frame
	s := e.rt.scope
	for ; s != nil && until != nil; s = s.outer {
		if asObject(s.frame.fn) == until {
			s, until = s.outer, nil
			break
		}
	}
	for ; s != nil && len(list) < e.rt.traceLimit; s = s.outer {
		if skip--; skip < 0 && s.frame.offset >= 0 {
			list = append(list, s.frame)
		}
	}
	return list
}

func (e *Engine) frames(list []frame) []engine.Frame {
	var frames []engine.Frame
	for i, f := range list {
		// Helpers are left out, and what of ours they call.
		if f.ofHelper() || f.file == nil && i+1 < len(list) && list[i+1].ofHelper() {
			continue
		}
		if fn := asObject(f.fn); fn == nil || e.nativeName(fn) != "" {
			frames = append(frames, e.frame(f))
		}
	}
	return frames
}

func (f *frame) ofHelper() bool { return f.file != nil && f.file.Name() == helpersFile }

// frame is f as a person reads it.
func (e *Engine) frame(f frame) engine.Frame {
	if f.native || f.file == nil {
		if fn := asObject(f.fn); fn != nil {
			return engine.Frame{Func: e.nativeName(fn)}
		}
		return engine.Frame{Func: f.callee}
	}
	u := units.of(f.file)
	if u == nil {
		return engine.Frame{Func: f.callee, File: f.file.Name()}
	}
	where := engine.Frame{Func: f.callee, File: u.name}
	if f.offset > 0 {
		at := file.Idx(f.offset)
		if better, ok := u.inDetail().sites[at]; ok && f.nativeLine != exactly {
			at = better
		}
		where.Line, where.Column = u.place(int(at) - f.file.Base())
	}
	if _, offset := asObject(f.fn).written(); offset > 0 && u.names[offset].frame != "" {
		where.Func = u.names[offset].frame
	}
	return where
}

// nativeName is what a stack trace calls a native function: Array.map. It is
// "-" for a script's, and empty for those that V8 leaves out.
func (e *Engine) nativeName(fn *object) string {
	n := fn.native()
	if n == nil {
		return "-"
	}
	if e.nativeNames == nil {
		e.nativeNames = map[*object]string{}
		for name, p := range e.rt.globalObject.property {
			v, _ := p.data()
			o := objectOf(v)
			if o == nil || o == e.rt.globalObject {
				continue
			}
			if o.class == "Function" {
				e.nameNatives("Function", o)
				e.nameNatives(name, objectOf(o.get("prototype")))
			} else {
				e.nameNatives(name, o)
			}
		}
		for _, name := range []string{"call", "apply"} {
			e.nativeNames[objectOf(e.rt.global.FunctionPrototype.get(name))] = ""
		}
		if uv := objectOf(e.rt.globalObject.get("__uv")); uv != nil {
			for _, p := range uv.property {
				v, _ := p.data()
				e.nativeNames[objectOf(v)] = ""
			}
		}
		for _, hook := range []otto.Value{e.hooks.caught, e.hooks.thrown, e.hooks.regexp, e.hooks.deepen, e.hooks.forIn} {
			e.nativeNames[objectOf(hook)] = ""
		}
	}
	if name, ok := e.nativeNames[fn]; ok {
		return name
	}
	if n.name == "" {
		return "<anonymous>"
	}
	return n.name
}

func (e *Engine) nameNatives(prefix string, o *object) {
	if o == nil {
		return
	}
	for name, p := range o.property {
		v, _ := p.data()
		if f := objectOf(v); f != nil && f.native() != nil && name != "constructor" {
			if _, ok := e.nativeNames[f]; !ok {
				e.nativeNames[f] = prefix + "." + name
			}
		}
	}
}

// stackText is the stack property of an Error.
func (e *Engine) stackText(header string, list []frame) string {
	var b strings.Builder
	b.WriteString(header)
	for _, f := range e.frames(list) {
		b.WriteString("\n    at ")
		b.WriteString(f.String())
	}
	return b.String()
}
