package otto

import "github.com/uvgo/uvgo/bindings/node/engine"

// weakTable is one WeakMap or WeakSet. Its members hang on their keys, out of
// the script's sight, and go with them.
type weakTable struct{ class string }

func (e *Engine) installWeak() {
	for _, class := range []string{"WeakMap", "WeakSet"} {
		isMap := class == "WeakMap"
		adder, invalid := "add", "Invalid value used in weak set"
		if isMap {
			adder, invalid = "set", "Invalid value used as weak map key"
		}
		proto := e.installKeyed(class, adder, isMap, func(o *object) { o.value = &weakTable{class} })
		method := func(name string, length int, f func(t *weakTable, key *object, c *engine.Call) (engine.Value, error)) {
			proto.add(name, e.in(e.NewMethod(name, length, func(c *engine.Call) (engine.Value, error) {
				var t *weakTable
				if o := asObject(c.This); o != nil {
					t, _ = o.value.(*weakTable)
				}
				if t == nil || t.class != class {
					return nil, e.throwError("TypeError", "Method "+class+".prototype."+name+" called on incompatible receiver "+e.brief(c.This))
				}
				return f(t, asObject(c.Arg(0)), c)
			})), modeHidden)
		}
		method("delete", 1, func(t *weakTable, key *object, c *engine.Call) (engine.Value, error) {
			_, ok := key.weakMember(t)
			if ok {
				delete(key.hidden().weak, t)
			}
			return ok, nil
		})
		method("has", 1, func(t *weakTable, key *object, c *engine.Call) (engine.Value, error) {
			_, ok := key.weakMember(t)
			return ok, nil
		})
		if isMap {
			method("get", 1, func(t *weakTable, key *object, c *engine.Call) (engine.Value, error) {
				v, _ := key.weakMember(t)
				return v, nil
			})
		}
		length := 1
		if isMap {
			length = 2
		}
		method(adder, length, func(t *weakTable, key *object, c *engine.Call) (engine.Value, error) {
			if key == nil {
				return nil, e.throwError("TypeError", invalid)
			}
			h := key.makeHidden()
			if h.weak == nil {
				h.weak = make(map[*weakTable]engine.Value)
			}
			h.weak[t] = c.Arg(1)
			return c.This, nil
		})
	}
}

func (o *object) weakMember(t *weakTable) (v engine.Value, ok bool) {
	if o != nil {
		if h := o.hidden(); h != nil {
			v, ok = h.weak[t]
		}
	}
	if !ok {
		v = undefined{}
	}
	return v, ok
}
