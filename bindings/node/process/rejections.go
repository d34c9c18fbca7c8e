package process

import (
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// What becomes of a rejected promise that has no handler: Options.Rejections.
const (
	rejectionsThrow  = "throw"
	rejectionsStrict = "strict"
	rejectionsWarn   = "warn"
	rejectionsNone   = "none"
	rejectionsCode   = "warn-with-error-code"
)

// RejectionModes are the values of Options.Rejections.
var RejectionModes = [...]string{rejectionsStrict, rejectionsWarn, rejectionsNone, rejectionsThrow, rejectionsCode}

// rejection hangs on a promise that was rejected without a handler.
type rejection struct {
	id      int
	handled bool
	scope   *env.Scope
	told    bool // a script has heard of it, or the reader
}

// rejections are those to see to when nextTicks and microtasks have run.
type rejections struct {
	last      int
	unhandled []engine.Value // promises
	handled   []engine.Value // that were told of before
}

// trackRejections begins to listen.
func (p *process) trackRejections() {
	tracker, ok := p.e.Engine.(engine.RejectionTracker)
	if !ok || p.e.OnRejections != nil {
		return
	}
	p.e.OnRejections = p.seeToRejections
	tracker.TrackRejections(func(promise engine.Value, handled bool) {
		eng, r := p.e.Engine, &p.rejections
		if !handled {
			r.last++
			eng.SetHost(promise, &rejection{id: r.last, scope: p.e.Capture()})
			r.unhandled = append(r.unhandled, eng.Hold(promise))
			p.e.Rejected()
			return
		}
		if x, ok := eng.Host(promise).(*rejection); ok && !x.handled {
			x.handled = true
			if x.told {
				r.handled = append(r.handled, eng.Hold(promise))
				p.e.Rejected()
			}
		}
	})
}

// seeToRejections tells of handlers that came late, then of rejections without
// one.
func (p *process) seeToRejections() {
	e, eng, r := p.e, p.e.Engine, &p.rejections
	for len(r.handled) > 0 && !e.Exiting() {
		promise := r.handled[0]
		r.handled = r.handled[1:]
		e.Uncaught(p.tellHandled(promise))
		eng.Release(promise)
	}
	for n := len(r.unhandled); n > 0 && !e.Exiting(); n-- {
		promise := r.unhandled[0]
		r.unhandled = r.unhandled[1:]
		if x, ok := eng.Host(promise).(*rejection); ok && !x.handled {
			x.told = true
			e.Uncaught(e.Within(x.scope, func() error { return p.tellUnhandled(promise, x) }))
		}
		eng.Release(promise)
	}
	if len(r.unhandled)+len(r.handled) > 0 {
		e.Rejected()
	}
}

func (p *process) tellHandled(promise engine.Value) error {
	if heard, err := p.tell("rejectionHandled", promise); heard || err != nil {
		return err
	}
	id := 0
	if x, ok := p.e.Engine.Host(promise).(*rejection); ok {
		id = x.id
	}
	return p.warn("Promise rejection was handled asynchronously (rejection id: "+strconv.Itoa(id)+")", "PromiseRejectionHandledWarning")
}

// tell emits an event of process, if somebody listens.
func (p *process) tell(event string, args ...engine.Value) (heard bool, err error) {
	if p.object == nil || p.Count(p.e, event) == 0 {
		return false, nil
	}
	return true, events.EmitMethod(p.e, p.object, event, args...)
}

func (p *process) tellUnhandled(promise engine.Value, x *rejection) error {
	e, eng := p.e, p.e.Engine
	var reason engine.Value = eng.Undefined()
	if look, ok := eng.(engine.Previewer); ok {
		if _, v, ok := look.PromiseOf(promise); ok && v != nil {
			reason = v
		}
	}
	mode := p.o.Rejections
	if mode == rejectionsStrict {
		p.throwRejection(reason, 342, env.Origin{
			Line: 340, Source: "    reason : new UnhandledPromiseRejection(reason);",
			Frame: "strictUnhandledRejectionsMode (node:internal/process/promises:340:14)",
		})
		if e.Exiting() {
			return nil
		}
	}
	heard, err := p.tell("unhandledRejection", reason, promise)
	switch {
	case err != nil || heard && mode != rejectionsWarn || mode == rejectionsNone:
		return err
	case mode == rejectionsStrict, mode == rejectionsWarn:
		return p.warnRejection(reason, x.id)
	case mode == rejectionsCode:
		p.exitCode = eng.Number(1)
		return p.warnRejection(reason, x.id)
	}
	p.throwRejection(reason, 391, env.Origin{
		Line: 389, Source: "      new UnhandledPromiseRejection(reason);",
		Frame: "throwUnhandledRejectionsMode (node:internal/process/promises:389:7)",
	})
	return nil
}

const promisesFile = "node:internal/process/promises"

// throwRejection makes a rejection an error that nobody caught. origin is where
// Node makes an error of a reason that is none, line where it throws.
func (p *process) throwRejection(reason engine.Value, line int, origin env.Origin) {
	e, eng := p.e, p.e.Engine
	p.fromPromise = true
	defer func() { p.fromPromise = false }()
	origin.File = promisesFile
	if !p.errorLike(reason) {
		e.Uncaught(e.ThrowFrom(p.rejectionError(reason), origin))
		return
	}
	trace := eng.Trace(reason)
	if len(trace) == 0 {
		e.Uncaught(e.ThrowFrom(reason, env.Origin{File: promisesFile, Line: line, Source: "    triggerUncaughtException(err, true /* fromPromise */);"}))
		return
	}
	e.Uncaught(&engine.Exception{Value: reason, Text: e.Text(reason), At: trace[0]})
}

// errorLike tells whether v has a stack of its own.
func (p *process) errorLike(v engine.Value) bool {
	if p.e.Engine.TypeOf(v) != engine.Object {
		return false
	}
	_, ok, err := p.e.Engine.Own(v, "stack")
	return ok && err == nil
}

const rejectionCause = "This error originated either by throwing inside of an async function without a catch block, " +
	"or by rejecting a promise which was not handled with .catch()."

// rejectionError is what stands for a reason that is no error.
func (p *process) rejectionError(reason engine.Value) engine.Value {
	e, eng := p.e, p.e.Engine
	message := rejectionCause + ` The promise rejected with the reason "` + p.reasonText(reason) + `".`
	v := e.NewError(env.Error, "", message)
	eng.Define(v, "name", engine.Property{Value: eng.String("UnhandledPromiseRejection"), Writable: true, Configurable: true})
	eng.Define(v, "stack", engine.Property{Value: eng.String("UnhandledPromiseRejection: " + message), Writable: true, Configurable: true})
	eng.Set(v, "code", eng.String("ERR_UNHANDLED_REJECTION"))
	return v
}

// warnRejection is two warnings: the reason, and what to do about it.
func (p *process) warnRejection(reason engine.Value, id int) error {
	const name = "UnhandledPromiseRejectionWarning"
	eng := p.e.Engine
	text := ""
	if p.errorLike(reason) {
		stack, err := eng.Get(reason, "stack")
		if err != nil {
			return err
		}
		if eng.TypeOf(stack) == engine.String {
			text = p.e.Text(stack)
		}
	}
	if text == "" {
		text = p.reasonText(reason)
	}
	if err := p.warn(text, name); err != nil {
		return err
	}
	return p.warn("Unhandled promise rejection. "+rejectionCause+" To terminate the node process on unhandled promise rejection, "+
		"use the CLI flag `--unhandled-rejections=strict` (see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). "+
		"(rejection id: "+strconv.Itoa(id)+")", name)
}

func (p *process) warn(text, name string) error {
	return p.e.EmitWarning(p.e.Engine.String(text), p.e.Engine.String(name))
}

// reasonText is what a person reads of a reason, without its script having a
// say.
func (p *process) reasonText(v engine.Value) string {
	e, eng := p.e, p.e.Engine
	switch eng.TypeOf(v) {
	case engine.Symbol:
		if f := lang.Intrinsic(e, "Symbol", "toString"); f != nil {
			if text, err := eng.Call(f, v); err == nil {
				return e.Text(text)
			}
		}
	case engine.Function:
		if f := lang.Intrinsic(e, "Function", "toString"); f != nil {
			if text, err := eng.Call(f, v); err == nil {
				return e.Text(text)
			}
		}
	case engine.Object:
		class := eng.Class(v)
		switch class {
		case "Array", "Date", "RegExp", "Boolean", "Number", "String":
			return "[object " + class + "]"
		}
		for o := v; eng.TypeOf(o) == engine.Object; o = eng.Proto(o) {
			if c, ok, err := eng.Own(o, "constructor"); ok && err == nil && c.Value != nil && eng.TypeOf(c.Value) == engine.Function {
				if name, err := eng.Get(c.Value, "name"); err == nil && e.Text(name) != "" {
					return "#<" + e.Text(name) + ">"
				}
			}
		}
		return "[object " + class + "]"
	}
	return e.Text(v)
}
