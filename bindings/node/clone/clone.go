// Package clone is structuredClone: a copy of a value with all it refers to,
// cycles and shared parts included, as the HTML standard and V8 make it.
//
// Differs from Node: what is an object of Go's here and a function's instance
// there is cloned as the plain object that scripts see.
package clone

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/domexception"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Function is the global structuredClone. Loop goroutine only.
func Function(e *env.Env) engine.Value {
	eng := e.Engine
	return eng.NewFunc("structuredClone", 0, func(c *engine.Call) (engine.Value, error) {
		if len(c.Args) == 0 {
			return nil, e.Throw(env.TypeError, "ERR_MISSING_ARGS", "The value argument must be specified")
		}
		transfer, err := transferList(e, c.Arg(1))
		if err != nil {
			return nil, err
		}
		return Clone(e, c.Args[0], transfer...)
	})
}

// transferList reads the option transfer: any iterable.
func transferList(e *env.Env, options engine.Value) ([]engine.Value, error) {
	eng := e.Engine
	if lang.IsNullish(e, options) {
		return nil, nil
	}
	if !lang.IsObject(e, options) {
		return nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", "The options argument must be either an object or undefined")
	}
	list, err := eng.Get(options, "transfer")
	if err != nil || lang.IsNullish(e, list) {
		return nil, err
	}
	if eng.Class(list) != "Array" {
		iterator := lang.Symbol(e, "iterator")
		f := eng.Undefined()
		if iterator != nil && lang.IsObject(e, list) {
			if f, err = eng.Get(list, iterator); err != nil {
				return nil, err
			}
		}
		if eng.TypeOf(f) != engine.Function {
			return nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", "Optional transferList argument must be an iterable")
		}
		if list, err = eng.Call(lang.Static(e, "Array", "from"), lang.Global(e, "Array"), list); err != nil {
			return nil, err
		}
	}
	values := make([]engine.Value, lang.Length(e, list))
	for i := range values {
		if values[i], err = eng.Get(list, i); err != nil {
			return nil, err
		}
	}
	return values, nil
}

// Clone gives a deep copy of v. The ArrayBuffers among transfer are not copied:
// their memory goes over to the copy, and they are left empty. What cannot be
// cloned throws a DataCloneError. Getters run. Loop goroutine only.
func Clone(e *env.Env, v engine.Value, transfer ...engine.Value) (engine.Value, error) {
	c := &cloner{e: e, eng: e.Engine}
	detacher, _ := e.Engine.(engine.Detacher)
	for i, b := range transfer {
		if c.eng.TypeOf(b) != engine.Object || c.eng.Class(b) != "ArrayBuffer" || detacher == nil {
			return nil, e.Throw(env.TypeError, "ERR_INVALID_TRANSFER_OBJECT", "Found invalid object in transferList")
		}
		for _, other := range transfer[:i] {
			if c.eng.Same(b, other) {
				return nil, domexception.Throw(e, "DataCloneError", "Transfer list contains duplicate ArrayBuffer")
			}
		}
	}
	c.transfer, c.detacher = transfer, detacher
	copied, err := c.value(v)
	if err != nil {
		return nil, err
	}
	for _, b := range transfer {
		detacher.Detach(b)
	}
	return copied, nil
}

// cloner is one call of Clone.
type cloner struct {
	e        *env.Env
	eng      engine.Engine
	transfer []engine.Value
	detacher engine.Detacher
	depth    int

	// What has been cloned, to find it again: a Map of the engine's, or where
	// there is none a list.
	known        engine.Value
	from, copies []engine.Value
}

// maxDepth is where V8's stack would be full.
const maxDepth = 5000

// refuse is the error for what cannot be cloned.
func (c *cloner) refuse(v engine.Value) error {
	return domexception.Throw(c.e, "DataCloneError", c.describe(v)+" could not be cloned.")
}

// describe is V8's name for a value in a message.
func (c *cloner) describe(v engine.Value) string {
	switch c.eng.TypeOf(v) {
	case engine.Symbol:
		if s, err := c.eng.Call(lang.Intrinsic(c.e, "Symbol", "toString"), v); err == nil {
			return c.e.Text(s)
		}
		return "Symbol()"
	case engine.Function:
		if s, err := c.eng.Call(lang.Intrinsic(c.e, "Function", "toString"), v); err == nil {
			return c.e.Text(s)
		}
		return "function"
	}
	class := c.eng.Class(v)
	if class == "Proxy" {
		return "#<Object>"
	}
	if f, err := c.eng.Get(v, "toString"); err == nil && c.eng.Same(f, lang.Intrinsic(c.e, "Object", "toString")) {
		if ctor, err := c.eng.Get(v, "constructor"); err == nil && c.eng.TypeOf(ctor) == engine.Function {
			if name, err := c.eng.Get(ctor, "name"); err == nil && c.eng.ToBool(name) {
				return "#<" + c.e.Text(name) + ">"
			}
		}
	}
	return "[object " + c.kind(v, class) + "]"
}

// kind is the class, or for what engines call a plain object its tag.
func (c *cloner) kind(v engine.Value, class string) string {
	tag := lang.Symbol(c.e, "toStringTag")
	if class != "Object" || tag == nil {
		return class
	}
	if text, err := c.eng.Get(v, tag); err == nil && c.eng.TypeOf(text) == engine.String {
		return c.e.Text(text)
	}
	return class
}

func (c *cloner) find(v engine.Value) engine.Value {
	if get := lang.Intrinsic(c.e, "Map", "get"); get != nil {
		if c.known == nil {
			return nil
		}
		if found, err := c.eng.Call(get, c.known, v); err == nil && lang.IsObject(c.e, found) {
			return found
		}
		return nil
	}
	for i, x := range c.from {
		if c.eng.Same(x, v) {
			return c.copies[i]
		}
	}
	return nil
}

// remember keeps what became of v, before what is inside of v is cloned.
func (c *cloner) remember(v, copied engine.Value) error {
	set := lang.Intrinsic(c.e, "Map", "set")
	if set == nil {
		c.from, c.copies = append(c.from, v), append(c.copies, copied)
		return nil
	}
	var err error
	if c.known == nil {
		if c.known, err = c.eng.Construct(lang.Global(c.e, "Map")); err != nil {
			return err
		}
	}
	_, err = c.eng.Call(set, c.known, v, copied)
	return err
}

func (c *cloner) value(v engine.Value) (engine.Value, error) {
	switch c.eng.TypeOf(v) {
	case engine.Symbol, engine.Function:
		return nil, c.refuse(v)
	case engine.Object:
	default:
		return v, nil
	}
	if found := c.find(v); found != nil {
		return found, nil
	}
	c.depth++
	defer func() { c.depth-- }()
	if c.depth > maxDepth {
		return nil, c.e.Throw(env.RangeError, "", "Maximum call stack size exceeded")
	}
	return c.object(v)
}

func (c *cloner) object(v engine.Value) (engine.Value, error) {
	class := c.eng.Class(v)
	switch class {
	case "Array":
		return c.array(v)
	case "Boolean", "Number", "String", "BigInt":
		return c.boxed(v, class)
	case "Date":
		time, err := c.eng.Call(lang.Intrinsic(c.e, "Date", "getTime"), v)
		if err != nil {
			return nil, err
		}
		return c.construct(v, "Date", time)
	case "RegExp":
		return c.regExp(v)
	case "Map", "Set":
		return c.collection(v, class)
	case "Error":
		return c.err(v)
	case "ArrayBuffer":
		return c.buffer(v)
	}
	if !c.cloneable(v, class) {
		return nil, c.refuse(v)
	}
	if b, ok := c.eng.Bytes(v); ok {
		return c.view(v, class, b)
	}
	return c.plain(v)
}

// cloneable tells whether an object is of a kind that has copies at all.
func (c *cloner) cloneable(v engine.Value, class string) bool {
	switch class {
	case "Promise", "Proxy", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry", "Symbol", "Arguments", "Module":
		return false
	}
	kind := c.kind(v, class)
	return !strings.HasSuffix(kind, " Iterator") && !strings.HasSuffix(kind, "Generator") && kind != "WeakRef" && !c.eng.Same(v, c.eng.Global())
}

// Cloneable tells whether an object can be cloned, but for what is inside of it.
// Loop goroutine only.
func Cloneable(e *env.Env, v engine.Value) bool {
	return (&cloner{e: e, eng: e.Engine}).cloneable(v, e.Engine.Class(v))
}

// Describe is V8's name for a value that cannot be cloned: "#<Promise>". Loop
// goroutine only.
func Describe(e *env.Env, v engine.Value) string { return (&cloner{e: e, eng: e.Engine}).describe(v) }

// construct makes the copy of v by a constructor.
func (c *cloner) construct(v engine.Value, class string, args ...engine.Value) (engine.Value, error) {
	copied, err := c.eng.Construct(lang.Global(c.e, class), args...)
	if err != nil {
		return nil, err
	}
	return copied, c.remember(v, copied)
}

func (c *cloner) plain(v engine.Value) (engine.Value, error) {
	copied := c.eng.NewObject(nil)
	if err := c.remember(v, copied); err != nil {
		return nil, err
	}
	return copied, c.properties(v, copied)
}

// properties copies the enumerable ones that have names.
func (c *cloner) properties(from, to engine.Value) error {
	keys, err := c.eng.Keys(from, false)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if _, ok := key.(string); !ok {
			continue
		}
		if !lang.HasOwn(c.e, from, key) { // a getter may have deleted it
			continue
		}
		v, err := c.eng.Get(from, key)
		if err != nil {
			return err
		}
		if v, err = c.value(v); err != nil {
			return err
		}
		p := engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true}
		if err := c.eng.Define(to, key, p); err != nil {
			return err
		}
	}
	return nil
}

func (c *cloner) array(v engine.Value) (engine.Value, error) {
	copied := c.eng.NewArray()
	if err := c.remember(v, copied); err != nil {
		return nil, err
	}
	length, err := c.eng.Get(v, "length")
	if err != nil {
		return nil, err
	}
	if err := c.eng.Set(copied, "length", length); err != nil {
		return nil, err
	}
	return copied, c.properties(v, copied)
}

func (c *cloner) boxed(v engine.Value, class string) (engine.Value, error) {
	primitive, err := c.eng.Call(lang.Intrinsic(c.e, class, "valueOf"), v)
	if err != nil {
		return nil, err
	}
	copied, err := c.eng.Call(lang.Global(c.e, "Object"), nil, primitive)
	if err != nil {
		return nil, err
	}
	return copied, c.remember(v, copied)
}

func (c *cloner) regExp(v engine.Value) (engine.Value, error) {
	source, err := c.eng.Get(v, "source")
	if err != nil {
		return nil, err
	}
	text, err := c.eng.Call(lang.Intrinsic(c.e, "RegExp", "toString"), v)
	if err != nil {
		return nil, err
	}
	flags := c.e.Text(text)
	flags = flags[strings.LastIndexByte(flags, '/')+1:]
	return c.construct(v, "RegExp", source, c.eng.String(flags))
}

func (c *cloner) collection(v engine.Value, class string) (engine.Value, error) {
	copied, err := c.construct(v, class)
	if err != nil {
		return nil, err
	}
	// The members are listed first: getters inside of them may change v.
	keys, values, err := lang.Entries(c.e, v)
	if err != nil {
		return nil, err
	}
	defer lang.Release(c.e, keys, values)
	for i := range keys {
		key, err := c.value(keys[i])
		if err != nil {
			return nil, err
		}
		if class == "Set" {
			_, err = c.eng.Call(lang.Intrinsic(c.e, "Set", "add"), copied, key)
		} else if member, failed := c.value(values[i]); failed != nil {
			err = failed
		} else {
			_, err = c.eng.Call(lang.Intrinsic(c.e, "Map", "set"), copied, key, member)
		}
		if err != nil {
			return nil, err
		}
	}
	return copied, nil
}

// err copies an error: its kind if it is one of the language's, message, cause
// and stack, and nothing else.
func (c *cloner) err(v engine.Value) (engine.Value, error) {
	name, err := c.eng.Get(v, "name")
	if err != nil {
		return nil, err
	}
	class := "Error"
	switch text := c.e.Text(name); text {
	case "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError":
		class = text
	}
	var args []engine.Value
	if p, ok, err := c.eng.Own(v, "message"); err != nil {
		return nil, err
	} else if ok && p.Value != nil {
		text, err := c.eng.ToString(p.Value)
		if err != nil {
			return nil, err
		}
		args = append(args, c.eng.String(text))
	}
	copied, err := c.construct(v, class, args...)
	if err != nil {
		return nil, err
	}
	if cause, ok, err := c.eng.Own(v, "cause"); err != nil {
		return nil, err
	} else if ok && cause.Value != nil {
		value, err := c.value(cause.Value)
		if err == nil {
			err = c.eng.Define(copied, "cause", engine.Property{Value: value, Writable: true, Configurable: true})
		}
		if err != nil {
			return nil, err
		}
	}
	stack, err := c.eng.Get(v, "stack")
	if err == nil && c.eng.TypeOf(stack) == engine.String {
		err = c.eng.Define(copied, "stack", engine.Property{Value: stack, Writable: true, Configurable: true})
	}
	return copied, err
}
