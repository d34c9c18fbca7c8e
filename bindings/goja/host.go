package goja

import (
	"reflect"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// A hidden Go value is kept in its object, under a symbol that no script gets
// to see: an object and a host that refers to it are collected together. goja's
// WeakMap could not do that. It serves for proxies, whose traps would be asked,
// and for objects that were frozen before they had a host.

// host is what stands under the symbol. It knows its owner, since a property is
// inherited and a host is not.
type host struct {
	owner *goja.Object
	value any
}

var typeOfProxy = reflect.TypeFor[goja.Proxy]()

func (e *Engine) host(o *goja.Object) *host {
	if o.ExportType() != typeOfProxy {
		if v, ok := o.GetSymbol(e.mark).(*goja.Object); ok {
			if h := v.Export().(*host); h.owner == o {
				return h
			}
		}
		if !e.weakHosts {
			return nil
		}
	}
	h, _ := e.natives.weakGet.call(e.natives.weakHosts, o).Export().(*host)
	return h
}

// Host is the Go value that SetHost hung on obj, nil if none.
func (e *Engine) Host(obj engine.Value) any {
	o, ok := obj.(*goja.Object)
	if !ok {
		return nil
	}
	if h := e.host(o); h != nil {
		return h.value
	}
	return nil
}

// SetHost hangs a Go value on obj.
func (e *Engine) SetHost(obj engine.Value, value any) {
	o := obj.(*goja.Object)
	if h := e.host(o); h != nil {
		h.value = value
		return
	}
	h := e.vm.ToValue(&host{o, value})
	if o.ExportType() != typeOfProxy && e.natives.isExtensible.call(nil, o).ToBoolean() {
		o.DefineDataPropertySymbol(e.mark, h, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
		return
	}
	e.weakHosts = true
	e.natives.weakSet.call(e.natives.weakHosts, o, h)
}
