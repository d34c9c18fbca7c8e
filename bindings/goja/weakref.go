package goja

import (
	"runtime"
	"sync"
	"weak"

	"github.com/dop251/goja"
)

// WeakRef and FinalizationRegistry stand on Go's weak pointers and cleanups.

// weakTarget is v as something that can be weakly held, nil if it cannot.
func weakTarget(v goja.Value) *goja.Object {
	o, _ := v.(*goja.Object)
	return o
}

func (e *Engine) newWeakRef() goja.Value {
	ctor := e.vm.ToValue(func(c goja.ConstructorCall) *goja.Object {
		target := weakTarget(c.Argument(0))
		if target == nil {
			panic(e.newError(e.natives.typeError, "WeakRef: target must be an object"))
		}
		e.keep(target)
		e.SetHost(c.This, weak.Make(target))
		return nil
	}).(*goja.Object)
	proto := e.class(ctor, "WeakRef", 1)
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

// class finishes a constructor of the library and gives its prototype.
func (e *Engine) class(ctor *goja.Object, name string, length int) *goja.Object {
	ctor.DefineDataProperty("name", e.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	ctor.DefineDataProperty("length", e.vm.ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	proto := ctor.Get("prototype").(*goja.Object)
	proto.DefineDataPropertySymbol(goja.SymToStringTag, e.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return proto
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
	ctor := e.vm.ToValue(func(c goja.ConstructorCall) *goja.Object {
		f, ok := goja.AssertFunction(c.Argument(0))
		if !ok {
			panic(e.newError(e.natives.typeError, "FinalizationRegistry: cleanup must be callable"))
		}
		e.SetHost(c.This, &registry{f, map[*cell]struct{}{}})
		return nil
	}).(*goja.Object)
	proto := e.class(ctor, "FinalizationRegistry", 1)
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
