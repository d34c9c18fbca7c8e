// Package domexception is DOMException: the error that the web's own functions
// throw, of which a name says the kind.
package domexception

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// codes are the constants of the class in the order of their numbers, which
// begin at 1, each with the name that has the number; names without one came
// after numbers had gone out of fashion.
var codes = [...]struct{ constant, name string }{
	{"INDEX_SIZE_ERR", "IndexSizeError"},
	{"DOMSTRING_SIZE_ERR", ""},
	{"HIERARCHY_REQUEST_ERR", "HierarchyRequestError"},
	{"WRONG_DOCUMENT_ERR", "WrongDocumentError"},
	{"INVALID_CHARACTER_ERR", "InvalidCharacterError"},
	{"NO_DATA_ALLOWED_ERR", ""},
	{"NO_MODIFICATION_ALLOWED_ERR", "NoModificationAllowedError"},
	{"NOT_FOUND_ERR", "NotFoundError"},
	{"NOT_SUPPORTED_ERR", "NotSupportedError"},
	{"INUSE_ATTRIBUTE_ERR", "InUseAttributeError"},
	{"INVALID_STATE_ERR", "InvalidStateError"},
	{"SYNTAX_ERR", "SyntaxError"},
	{"INVALID_MODIFICATION_ERR", "InvalidModificationError"},
	{"NAMESPACE_ERR", "NamespaceError"},
	{"INVALID_ACCESS_ERR", "InvalidAccessError"},
	{"VALIDATION_ERR", ""},
	{"TYPE_MISMATCH_ERR", "TypeMismatchError"},
	{"SECURITY_ERR", "SecurityError"},
	{"NETWORK_ERR", "NetworkError"},
	{"ABORT_ERR", "AbortError"},
	{"URL_MISMATCH_ERR", "URLMismatchError"},
	{"QUOTA_EXCEEDED_ERR", "QuotaExceededError"},
	{"TIMEOUT_ERR", "TimeoutError"},
	{"INVALID_NODE_TYPE_ERR", "InvalidNodeTypeError"},
	{"DATA_CLONE_ERR", "DataCloneError"},
}

// exception is the host value of a DOMException.
type exception struct{ name, message string }

func (x *exception) code() int {
	for i, c := range codes {
		if c.name == x.name && c.name != "" {
			return i + 1
		}
	}
	return 0
}

type classKey struct{}

// Class is the global DOMException. Loop goroutine only.
func Class(e *env.Env) engine.Value {
	return env.State(e, classKey{}, func() engine.Value {
		class, err := load(e)
		if err != nil {
			panic(env.Broken("domexception", err))
		}
		return class
	})
}

// New makes a DOMException. Loop goroutine only.
func New(e *env.Env, name, message string) engine.Value {
	v, err := e.Engine.Construct(Class(e), e.Engine.String(message), e.Engine.String(name))
	if err != nil {
		panic(env.Broken("domexception", err))
	}
	return v
}

// Throw gives the error a Func returns to throw New(e, name, message). Loop
// goroutine only.
func Throw(e *env.Env, name, message string) error {
	return &engine.Exception{Value: New(e, name, message), Text: name + ": " + message}
}

func load(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	class, prototype, err := webclass.New(e, "DOMException", 0, nil, func(c *engine.Call) (engine.Value, error) {
		return c.Undefined, construct(e, c)
	})
	if err != nil {
		return nil, err
	}
	if err := eng.SetProto(prototype, lang.Prototype(e, "Error")); err != nil {
		return nil, err
	}
	for _, p := range [...]struct {
		name string
		get  func(x *exception) engine.Value
	}{
		{"name", func(x *exception) engine.Value { return eng.String(x.name) }},
		{"message", func(x *exception) engine.Value { return eng.String(x.message) }},
		{"code", func(x *exception) engine.Value { return eng.Number(float64(x.code())) }},
	} {
		err := e.Accessor(prototype, p.name, true, func(this engine.Value) (engine.Value, error) {
			x, ok := eng.Host(this).(*exception)
			if !ok {
				return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of DOMException`)
			}
			return p.get(x), nil
		}, nil)
		if err != nil {
			return nil, err
		}
	}
	for i, c := range codes {
		number := engine.Property{Value: eng.Number(float64(i + 1)), Enumerable: true}
		for _, obj := range [...]engine.Value{class, prototype} {
			if err := eng.Define(obj, c.constant, number); err != nil {
				return nil, err
			}
		}
	}
	return class, webclass.Tag(e, prototype, "DOMException")
}

// construct is new DOMException(message = ”, nameOrOptions = 'Error').
func construct(e *env.Env, c *engine.Call) error {
	eng := e.Engine
	x := &exception{name: "Error"}
	var err error
	if v := c.Arg(0); eng.TypeOf(v) != engine.Undefined {
		if x.message, err = eng.ToString(v); err != nil {
			return err
		}
	}
	switch v := c.Arg(1); eng.TypeOf(v) {
	case engine.Undefined:
	case engine.Object:
		err = x.options(e, c.This, v)
	default:
		x.name, err = eng.ToString(v)
	}
	if err != nil {
		return err
	}
	eng.SetHost(c.This, x)
	stack := x.name
	if x.message != "" {
		stack += ": " + x.message
	}
	stack += "\n    at new DOMException (node:internal/per_context/domexception:53:5)"
	frames := eng.Trace(nil)
	for len(frames) > 0 && frames[0].File == "" { // Go's own
		frames = frames[1:]
	}
	for _, f := range frames {
		stack += "\n    at " + f.String()
	}
	return eng.Define(c.This, "stack", engine.Property{Value: eng.String(stack), Writable: true, Configurable: true})
}

// options reads { name, cause }.
func (x *exception) options(e *env.Env, this, options engine.Value) error {
	eng := e.Engine
	name, err := eng.Get(options, "name")
	if err != nil {
		return err
	}
	if x.name, err = eng.ToString(name); err != nil {
		return err
	}
	if has, err := eng.Has(options, "cause"); err != nil || !has {
		return err
	}
	cause, err := eng.Get(options, "cause")
	if err != nil {
		return err
	}
	return eng.Define(this, "cause", engine.Property{Value: cause, Writable: true, Configurable: true})
}
