package env

import "github.com/uvgo/uvgo/bindings/node/engine"

// Keep is Engine.Hold for as long as there is the Env: for classes, prototypes
// and exports of modules. Loop goroutine only.
func (e *Env) Keep(v engine.Value) engine.Value {
	v = e.Engine.Hold(v)
	e.kept = append(e.kept, v)
	return v
}

// LetGo releases what Keep holds. Whoever closes the Env does it last: no core
// module works afterwards. Loop goroutine only.
func (e *Env) LetGo() {
	for _, v := range e.kept {
		e.Engine.Release(v)
	}
	e.kept = nil
	if e.thrown != nil {
		e.Engine.Release(e.thrown)
		e.thrown = nil
	}
}
