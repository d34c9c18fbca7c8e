package goja

import (
	"runtime"
	"sync"
	"weak"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// WeakRef and FinalizationRegistry stand on Go's weak pointers and cleanups.

// weakTarget is v as something that can be weakly held, nil if it cannot.
func weakTarget(v goja.Value) *goja.Object {
	o, _ := v.(*goja.Object)
	return o
}

func (e *Engine) newWeakRef() goja.Value {
	ctor, proto := e.class("WeakRef", func(c *engine.Call) (engine.Value, error) {
		target := weakTarget(in(c.Arg(0)))
		if target == nil {
			return nil, e.throwType("WeakRef: target must be an object")
		}
		e.keep(target)
		e.SetHost(c.This, weak.Make(target))
		return nil, nil
	})
	e.defineMethod(proto, "deref", 0, func(c goja.FunctionCall) goja.Value {
		p, ok := e.Host(c.This).(weak.Pointer[goja.Object])
		if !ok {
			panic(e.newError(e.natives.typeError, "Method WeakRef.prototype.deref called on incompatible receiver "+brief(c.This)))
		}
		if target := p.Value(); target != nil {
			e.keep(target)
			return target
		}
		return goja.Undefined()
	})
	return ctor
}

// class makes a constructor of the library that wants to be called with new.
func (e *Engine) class(name string, construct engine.Func) (ctor, proto *goja.Object) {
	ctor = e.NewFunc(name, 1, func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil {
			return nil, e.throwType("Constructor " + name + " requires 'new'")
		}
		return construct(c)
	}).(*goja.Object)
	proto = ctor.Get("prototype").(*goja.Object)
	proto.DefineDataPropertySymbol(goja.SymToStringTag, e.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return ctor, proto
}

// keep holds an object that a script has seen through a WeakRef until the
// outermost call has ended: until then it may not vanish.
func (e *Engine) keep(o *goja.Object) { e.kept = append(e.kept, o) }

// registry is the inside of a FinalizationRegistry.
type registry struct {
	callback goja.Callable
	cells    map[*cell]struct{}
}

// cell is one registration.
type cell struct {
	registry *registry
	held     goja.Value
	token    weak.Pointer[goja.Object] // the zero one is none
}

// gone are cells whose targets have been collected: put there by Go's
// collector, on its goroutine, and seen to in a Turn.
type gone struct {
	sync.Mutex
	cells []*cell
}

func (e *Engine) newFinalizationRegistry() goja.Value {
	ctor, proto := e.class("FinalizationRegistry", func(c *engine.Call) (engine.Value, error) {
		f, ok := goja.AssertFunction(in(c.Arg(0)))
		if !ok {
			return nil, e.throwType("FinalizationRegistry: cleanup must be callable")
		}
		e.SetHost(c.This, &registry{f, map[*cell]struct{}{}})
		return nil, nil
	})
	this := func(c goja.FunctionCall, method string) *registry {
		r, ok := e.Host(c.This).(*registry)
		if !ok {
			panic(e.newError(e.natives.typeError, "Method FinalizationRegistry.prototype."+method+" called on incompatible receiver "+brief(c.This)))
		}
		return r
	}
	e.defineMethod(proto, "register", 2, func(c goja.FunctionCall) goja.Value {
		r := this(c, "register")
		target := weakTarget(c.Argument(0))
		if target == nil {
			panic(e.newError(e.natives.typeError, "FinalizationRegistry.prototype.register: invalid target"))
		}
		if c.Argument(1).SameAs(target) {
			panic(e.newError(e.natives.typeError, "FinalizationRegistry.prototype.register: target and holdings must not be same"))
		}
		entry := &cell{registry: r, held: c.Argument(1)}
		if token := weakTarget(c.Argument(2)); token != nil {
			entry.token = weak.Make(token)
		}
		r.cells[entry] = struct{}{}
		list := e.gone
		runtime.AddCleanup(target, func(entry *cell) {
			list.Lock()
			defer list.Unlock()
			list.cells = append(list.cells, entry)
		}, entry)
		return goja.Undefined()
	})
	e.defineMethod(proto, "unregister", 1, func(c goja.FunctionCall) goja.Value {
		r := this(c, "unregister")
		token := weakTarget(c.Argument(0))
		if token == nil {
			panic(e.newError(e.natives.typeError, "Invalid unregisterToken ('"+brief(c.Argument(0))+"')"))
		}
		removed := false
		for entry := range r.cells {
			if entry.token == weak.Make(token) {
				delete(r.cells, entry)
				removed = true
			}
		}
		return e.vm.ToValue(removed)
	})
	e.gone = &gone{}
	return ctor
}

// finalize makes jobs of the callbacks of targets that are gone.
func (e *Engine) finalize() {
	if e.gone == nil {
		return
	}
	e.gone.Lock()
	cells := e.gone.cells
	e.gone.cells = nil
	e.gone.Unlock()
	for _, entry := range cells {
		if _, ok := entry.registry.cells[entry]; ok {
			delete(entry.registry.cells, entry)
			e.QueueMicrotask(func() { entry.registry.callback(goja.Undefined(), entry.held) })
		}
	}
}
