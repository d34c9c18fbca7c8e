package otto

import "github.com/uvgo/uvgo/bindings/node/engine"

// hiddenName is the property that carries what scripts must not see. It is in
// no list of names, and no string of a script is spelled like it: it is not
// UTF-8.
const hiddenName = "\xff\xfe"

// hidden is what we hang on an object whose value slot otto itself uses.
type hidden struct {
	host  any
	trace []frame // where an Error was made
	weak  map[*weakTable]engine.Value

	class   *class
	private map[*privateName]*privateSlot
}

// slotFree says whether otto leaves the value slot of o to us: it does in
// plain objects and arrays.
func (o *object) slotFree() bool {
	return o.class == "Object" || o.class == "Array"
}

func (o *object) hidden() *hidden {
	h, _ := o.property[hiddenName].value.(*hidden)
	return h
}

func (o *object) makeHidden() *hidden {
	h := o.hidden()
	if h == nil {
		h = &hidden{}
		o.materialize()
		o.property[hiddenName] = property{value: h}
	}
	return h
}

// Host is the Go value that SetHost hung on obj.
func (e *Engine) Host(obj engine.Value) any {
	o := asObject(obj)
	if o == nil {
		return nil
	}
	if o.slotFree() {
		return o.value
	}
	if h := o.hidden(); h != nil {
		return h.host
	}
	return nil
}

// SetHost hangs a Go value on obj, out of the script's sight.
func (e *Engine) SetHost(obj engine.Value, host any) {
	o := asObject(obj)
	if o == nil {
		panic("otto: SetHost on a primitive value")
	}
	if o.slotFree() {
		o.value = host
		return
	}
	o.makeHidden().host = host
}
