package goja

import (
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// Errors are V8's from their first moment: the constructors do what goja's do,
// and then give the object its stack property, which is made when it is looked
// at, and the errors of goja's own making V8's words.

// installErrors changes the constructors.
func (e *Engine) installErrors() {
	for _, name := range [...]string{"Error", "TypeError", "RangeError", "ReferenceError", "SyntaxError", "EvalError", "URIError", "AggregateError"} {
		ctor := e.vm.Get(name).(*goja.Object)
		e.machine.wrapConstructor(ctor, func(original construct) construct {
			if name == "AggregateError" {
				return func(args []goja.Value, newTarget *goja.Object) *goja.Object {
					o := original(args, newTarget)
					e.leaveTrace(o)
					return o
				}
			}
			return func(args []goja.Value, newTarget *goja.Object) *goja.Object {
				return e.makeError(original, args, newTarget, newTarget == ctor)
			}
		})
	}
	e.stackGetter, e.stackSetter = e.vm.ToValue(e.getStack), e.vm.ToValue(e.setStack)
	e.natives.errorCtor.Set("stackTraceLimit", defaultTraceLimit)
	e.defineMethod(e.natives.errorCtor, "captureStackTrace", 2, e.captureStackTrace)
}

// makeError is new Error(message, options). native tells that goja itself makes
// it, and throws it then.
func (e *Engine) makeError(original construct, args []goja.Value, newTarget *goja.Object, native bool) *goja.Object {
	o := original(nil, newTarget)
	var message goja.Value
	place := 0
	if len(args) > 0 && !goja.IsUndefined(args[0]) {
		message = args[0]
		if native {
			var text string
			if text, place = e.nodeMessage(message.String()); text != "" {
				message = e.vm.ToValue(text)
			}
		} else if _, ok := message.(goja.String); !ok {
			message = message.ToString()
		}
	}
	e.leaveTrace(o)
	if place > 0 {
		e.moveTrace(o, place)
	}
	if message != nil {
		o.DefineDataProperty("message", message, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	if len(args) > 1 {
		if options, ok := args[1].(*goja.Object); ok && e.natives.has.call(nil, options, e.vm.ToValue("cause")).ToBoolean() {
			o.DefineDataProperty("cause", options.Get("cause"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
		}
	}
	return o
}

// An Error's frames are kept where goja keeps them, after one that is no frame:
// its pc, if that is not zero, is one more than the offset to show as the place
// of the first.

// leaveTrace makes the frames of o what its stack will show, and gives it a
// stack property.
func (e *Engine) leaveTrace(o *goja.Object) {
	frames, added := e.machine.errorParts(o)
	if frames == nil {
		return
	}
	*added = true
	limit, ok := e.traceLimit()
	if !ok {
		return
	}
	*frames = e.trimmed(*frames, limit)
	o.DefineAccessorProperty("stack", e.stackGetter, e.stackSetter, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// moveTrace shows an offset as the place of an Error's first frame.
func (e *Engine) moveTrace(o *goja.Object, offset int) {
	if frames, _ := e.machine.errorParts(o); frames != nil && len(*frames) > 0 {
		frameOf(&(*frames)[0]).pc = offset + 1
	}
}

// defaultTraceLimit is what Error.stackTraceLimit begins with.
const defaultTraceLimit = 10

// traceLimit is Error.stackTraceLimit; ok is false if that is no number.
func (e *Engine) traceLimit() (limit int, ok bool) {
	v := e.natives.errorCtor.Get("stackTraceLimit")
	if v == nil || !goja.IsNumber(v) {
		return 0, false
	}
	return int(min(max(v.ToInteger(), 0), maxTraceLimit)), true
}

// maxTraceLimit bounds what an error may hold.
const maxTraceLimit = 10000

// trimmed is a trace of the frames that count, as many as limit.
func (e *Engine) trimmed(frames []goja.StackFrame, limit int) []goja.StackFrame {
	list := make([]goja.StackFrame, 1, 1+min(limit, len(frames)))
	async := false
	for i := range frames {
		f := frames[i]
		if len(list) > limit {
			break
		}
		if async = async || frameOf(&f).program != nil && f.SrcName() == libraryFile && f.FuncName() == "enter"; !e.visible(&f) {
			continue
		}
		if async { // below the outermost call are those that wait for it
			frameOf(&f).name = string(unistring.NewFromString(asyncPrefix + f.FuncName()))
		}
		list = append(list, f)
	}
	return list
}

const asyncPrefix = "async "

// header is what the stack of an Error begins with, when it is made.
func (e *Engine) header(o *goja.Object) string {
	text := func(name, otherwise string) string {
		if v := o.Get(name); v != nil && !goja.IsUndefined(v) {
			return v.String()
		}
		return otherwise
	}
	name, message := text("name", "Error"), text("message", "")
	switch {
	case name == "":
		return message
	case message == "":
		return name
	}
	return name + ": " + message
}

// trace is what leaveTrace left in an Error; ok is false for anything else.
func (e *Engine) trace(o *goja.Object) (place int, frames []goja.StackFrame, ok bool) {
	list, _ := e.machine.errorParts(o)
	if list == nil || len(*list) == 0 || frameOf(&(*list)[0]).program != nil || frameOf(&(*list)[0]).name != "" {
		return 0, nil, false
	}
	return frameOf(&(*list)[0]).pc - 1, (*list)[1:], true
}

// getStack is the getter of an Error's stack. What it gives stays.
func (e *Engine) getStack(c goja.FunctionCall) goja.Value {
	this, _ := c.This.(*goja.Object)
	for o := this; o != nil; o = o.Prototype() {
		if place, frames, ok := e.trace(o); ok {
			v := e.stackOf(o, e.shownAll(frames, place))
			e.ownStack(o, v)
			return v
		}
	}
	return goja.Undefined()
}

func (e *Engine) setStack(c goja.FunctionCall) goja.Value {
	if o, ok := c.This.(*goja.Object); ok {
		e.ownStack(o, c.Argument(0))
	}
	return goja.Undefined()
}

func (e *Engine) ownStack(o *goja.Object, v goja.Value) {
	o.DefineDataProperty("stack", v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// captureStackTrace is Error.captureStackTrace(object, above).
func (e *Engine) captureStackTrace(c goja.FunctionCall) goja.Value {
	o, ok := c.Argument(0).(*goja.Object)
	if !ok {
		panic(e.newError(e.natives.typeError, "Invalid argument"))
	}
	limit, ok := e.traceLimit()
	if !ok {
		return goja.Undefined()
	}
	frames := e.vm.CaptureCallStack(0, nil)
	var above unsafe.Pointer
	if f, ok := c.Argument(1).(*goja.Object); ok {
		above = programOf(f)
		if above != nil {
			frames = behind(frames, above)
		}
	}
	if above == nil && len(frames) > 0 {
		frames = frames[1:] // this function
	}
	list := e.trimmed(frames, limit)
	if kept, added := e.machine.errorParts(o); kept != nil {
		*kept, *added = list, true
		o.DefineAccessorProperty("stack", e.stackGetter, e.stackSetter, goja.FLAG_TRUE, goja.FLAG_FALSE)
		return goja.Undefined()
	}
	get := e.vm.ToValue(func(c goja.FunctionCall) goja.Value {
		v := e.stackOf(o, e.shownAll(list[1:], -1))
		e.ownStack(o, v)
		return v
	})
	o.DefineAccessorProperty("stack", get, e.stackSetter, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return goja.Undefined()
}

// behind are the frames of those that called this code.
func behind(frames []goja.StackFrame, program unsafe.Pointer) []goja.StackFrame {
	for i := range frames {
		if frameOf(&frames[i]).program == program {
			return frames[i+1:]
		}
	}
	return nil
}

// defineMethod gives o a function as the library has them.
func (e *Engine) defineMethod(o *goja.Object, name string, length int, f func(goja.FunctionCall) goja.Value) {
	fn := e.vm.ToValue(f).(*goja.Object)
	fn.DefineDataProperty("name", e.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	fn.DefineDataProperty("length", e.vm.ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	o.DefineDataProperty(name, fn, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}
