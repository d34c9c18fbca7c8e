package engine

// Holder is what an Engine may offer besides whose Hold costs something: values
// that live as long as another one, as if that had them in a property no script
// can see. Its collector takes circles of such away.
type Holder interface {
	// HoldBy makes v outlive the call it was met in, for as long as owner
	// lives, an object or a function, and gives what to keep; nobody releases
	// it. Loop goroutine only.
	HoldBy(owner, v Value) Value
	// Unhold is Release, and gives v as a value that was met in this call.
	// Loop goroutine only.
	Unhold(v Value) Value
}

// HoldBy holds v by the life of owner, for a function made of Go code that
// knows v. An engine that is no Holder has a Hold that costs nothing, because
// Go's collector owns its values. Loop goroutine only.
func HoldBy(eng Engine, owner, v Value) Value {
	if holder, ok := eng.(Holder); ok {
		return holder.HoldBy(owner, v)
	}
	return eng.Hold(v)
}

// Unhold releases what Hold gave and gives it back for the rest of this call,
// to return it or to throw it. Loop goroutine only.
func Unhold(eng Engine, v Value) Value {
	if holder, ok := eng.(Holder); ok {
		return holder.Unhold(v)
	}
	eng.Release(v)
	return v
}
