package goja

import (
	"reflect"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// A hidden Go value is kept in its object: an object and a host that refers to
// it are collected together. goja's WeakMap could not do that.
//
// The objects that we make have room for one behind what goja knows of them.
// Those that goja makes keep it under a symbol that no script gets to see. What
// is left goes into a WeakMap: proxies, whose traps would be asked, and objects
// that were frozen before they had a host.

// object is one of ours: goja has the address of its first part. It is told from
// others by its class, which is ours too: see machine.adopt.
type object struct {
	goja.Object
	host any
}

// newObject makes a plain object; proto may be nil.
func (e *Engine) newObject(proto *goja.Object) *goja.Object {
	o := &object{Object: *e.vm.CreateObject(proto)}
	e.machine.adopt(o)
	return &o.Object
}

// host is what stands under the symbol: a value like any to goja. It knows its
// owner, since a property is inherited and a host is not.
type host struct {
	goja.Value
	owner *goja.Object
	value any
}

var typeOfProxy = reflect.TypeFor[goja.Proxy]()

func (e *Engine) host(o *goja.Object) *host {
	if o.ExportType() != typeOfProxy {
		if h, ok := o.GetSymbol(e.mark).(*host); ok && h.owner == o {
			return h
		}
		if !e.weakHosts {
			return nil
		}
	}
	h, _ := e.natives.weakGet.call(e.natives.weakHosts, o).(*host)
	return h
}

// Host is the Go value that SetHost hung on obj, nil if none.
func (e *Engine) Host(obj engine.Value) any {
	o, ok := obj.(*goja.Object)
	if !ok {
		return nil
	}
	if ours := e.machine.adopted(o); ours != nil {
		return ours.host
	}
	if h := e.host(o); h != nil {
		return h.value
	}
	return nil
}

// SetHost hangs a Go value on obj.
func (e *Engine) SetHost(obj engine.Value, value any) {
	o := obj.(*goja.Object)
	if ours := e.machine.adopted(o); ours != nil {
		ours.host = value
		return
	}
	if h := e.host(o); h != nil {
		h.value = value
		return
	}
	h := &host{goja.Undefined(), o, value}
	if o.ExportType() != typeOfProxy && e.natives.isExtensible.call(nil, o).ToBoolean() {
		o.DefineDataPropertySymbol(e.mark, h, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
		return
	}
	e.weakHosts = true
	e.natives.weakSet.call(e.natives.weakHosts, o, h)
}
