package otto

import "github.com/robertkrimen/otto"

// newBuiltin makes a native function of the language's library: it speaks
// otto's values, panics with what it throws, and is no constructor.
func (e *Engine) newBuiltin(name string, length int, f func(otto.FunctionCall) otto.Value) *object {
	fn := &function{length: length, engine: e}
	fn.name = name
	fn.call = f
	return e.newFunction(&fn.nativeFunction)
}

// defineFunc makes f a method of o, in place of otto's if it has one.
func (e *Engine) defineFunc(o *object, name string, length int, f func(otto.FunctionCall) otto.Value) {
	fn := e.newBuiltin(name, length, f).asValue()
	if _, ok := o.property[name]; !ok {
		o.propertyOrder = append(o.propertyOrder, name)
	}
	o.property[name] = property{fn, modeHidden}
}

func (e *Engine) defineAccessor(o *object, name string, get, set func(otto.FunctionCall) otto.Value) {
	a := &accessor{e.newBuiltin("get "+name, 0, get), nil}
	if set != nil {
		a[1] = e.newBuiltin("set "+name, 1, set)
	}
	o.property[name] = property{a.asAny(), 0o201}
	o.propertyOrder = append(o.propertyOrder, name)
}

// throwBuiltin throws an error of a native type out of a builtin.
func (e *Engine) throwBuiltin(name, message string) {
	panic(e.newError(name, message).asValue())
}
