package goja

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// A module namespace object is a proxy in Go. Its target has the same keys and
// cannot be extended; what they mean is asked when somebody wants to know.

// Namespace is the module namespace object.
func (m *module) Namespace() engine.Value { return m.namespaceObject() }

func (m *module) namespaceObject() *goja.Object {
	if m.namespace != nil {
		return m.namespace
	}
	e := m.e
	names := map[string]bool{}
	m.exported(names, false, map[*module]bool{})
	variables := map[string]resolution{}
	target := e.vm.CreateObject(nil)
	for _, name := range sortedKeys(names) {
		if r := m.resolve(name, nil); r.found() {
			variables[name] = r
			target.DefineDataProperty(name, goja.Undefined(), goja.FLAG_TRUE, goja.FLAG_FALSE, goja.FLAG_TRUE)
		}
	}
	target.DefineDataPropertySymbol(goja.SymToStringTag, e.vm.ToValue("Module"), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	e.natives.preventExtensions.call(nil, target)

	get := func(name string) goja.Value {
		r, ok := variables[name]
		switch {
		case !ok:
			return goja.Undefined()
		case r.namespace:
			return r.module.namespaceObject()
		}
		return e.read(r.module.variables[r.name], name)
	}
	m.namespace = e.vm.ToValue(e.vm.NewProxy(target, &goja.ProxyTrapConfig{
		Get: func(_ *goja.Object, name string, _ goja.Value) goja.Value { return get(name) },
		Set: func(_ *goja.Object, _ string, _, _ goja.Value) bool { return false },
		GetOwnPropertyDescriptor: func(_ *goja.Object, name string) (d goja.PropertyDescriptor) {
			if _, ok := variables[name]; ok {
				d = goja.PropertyDescriptor{Value: get(name), Writable: goja.FLAG_TRUE, Enumerable: goja.FLAG_TRUE, Configurable: goja.FLAG_FALSE}
			}
			return d
		},
		DefineProperty: func(_ *goja.Object, name string, d goja.PropertyDescriptor) bool {
			if _, ok := variables[name]; !ok || d.Getter != nil || d.Setter != nil || d.Configurable == goja.FLAG_TRUE ||
				d.Enumerable == goja.FLAG_FALSE || d.Writable == goja.FLAG_FALSE {
				return false
			}
			return d.Value == nil || d.Value.SameAs(get(name))
		},
		DeleteProperty: func(_ *goja.Object, name string) bool { _, ok := variables[name]; return !ok },
		SetSym:         func(_ *goja.Object, _ *goja.Symbol, _, _ goja.Value) bool { return false },
		SetPrototypeOf: func(_, proto *goja.Object) bool { return proto == nil },
	})).(*goja.Object)
	return m.namespace
}

// isNamespace tells a proxy of ours from those that scripts make.
func isNamespace(p goja.Proxy) bool {
	h := p.Handler()
	if h == nil {
		return false
	}
	_, ours := h.Export().(*goja.ProxyTrapConfig)
	return ours
}

// namespaceMessage is V8's message for a refusal of a namespace, which goja
// words as a proxy's; "" if it is another proxy's. It is one of the values at
// hand.
func (e *Engine) namespaceMessage(message string, values ...goja.Value) string {
	what, name, ok := strings.Cut(message, " on proxy: trap returned falsish")
	if !ok {
		return ""
	}
	for _, v := range values {
		o, ok := v.(*goja.Object)
		if !ok || o.ExportType() != typeOfProxy {
			continue
		}
		p := o.Export().(goja.Proxy)
		if !isNamespace(p) {
			continue
		}
		if name = strings.TrimSuffix(strings.TrimPrefix(name, " for property '"), "'"); name == "" && len(values) > 1 {
			name = values[1].String() // the argument of Object.defineProperty
		}
		known := e.natives.getOwn.call(nil, p.Target(), e.vm.ToValue(name)) != goja.Undefined()
		switch {
		case what == "'setPrototypeOf'":
			return "[object Module] is not extensible"
		case what == "'deleteProperty'":
			return "Cannot delete property '" + name + "' of [object Module]"
		case what == "'defineProperty'" && known:
			return "Cannot redefine property: " + name
		case what == "'defineProperty'":
			return "Cannot define property " + name + ", object is not extensible"
		case known:
			return "Cannot assign to read only property '" + name + "' of object '[object Module]'"
		}
		return "Cannot add property " + name + ", object is not extensible"
	}
	return ""
}
