package console

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// load makes the global console: its functions are its own and bound to it.
func load(e *env.Env) (engine.Value, error) {
	inspect.Install(e)
	eng := e.Engine
	streams := StreamsOf(e)
	c := &console{env: e, in: inspect.Of(e), self: e.Keep(eng.NewObject(nil)), color: "auto", indentBy: 2}
	eng.SetHost(c.self, c)
	c.out, c.err = stream{output: streams.stdout(), fd: 1}, stream{output: streams.stderr(), fd: 2}
	for _, m := range methods {
		f := eng.NewMethod(m.name, m.length, func(call *engine.Call) (engine.Value, error) {
			return call.Undefined, m.call(c, call.Args)
		})
		if m.name == "log" {
			c.log = e.Keep(f)
		}
		if err := eng.Set(c.self, m.name, f); err != nil {
			return nil, err
		}
	}
	if err := c.nameTag(); err != nil {
		return nil, err
	}
	err := e.Lazy(c.self, "Console", true, func() (engine.Value, error) { return consoleClass(e) })
	if err != nil {
		return nil, err
	}
	if err := c.streamProperties(); err != nil {
		return nil, err
	}
	return c.self, inspectorFunctions(e, c.self)
}

// streamProperties are what loggers look for: where the console writes.
func (c *console) streamProperties() error {
	e := c.env
	p := engine.Property{Value: e.Engine.Bool(true), Writable: true, Configurable: true}
	if err := e.Engine.Define(c.self, "_ignoreErrors", p); err != nil || !e.HasModule("process") {
		return err
	}
	for _, name := range [...]string{"stdout", "stderr"} {
		err := e.Lazy(c.self, "_"+name, false, func() (engine.Value, error) {
			process, err := e.Require("process")
			if err != nil {
				return nil, err
			}
			return e.Engine.Get(process, name)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// nameTag makes the object say it is a console, where there are symbols.
func (c *console) nameTag() error {
	tag := lang.Symbol(c.env, "toStringTag")
	if tag == nil {
		return nil
	}
	return c.env.Engine.Define(c.self, tag, engine.Property{Value: c.env.Engine.String("console"), Configurable: true})
}

// consoleClass is console.Console: new Console(stdout[, stderr[, ignoreErrors]])
// or new Console(options).
func consoleClass(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	var class engine.Value
	own := make([]env.Method, len(methods))
	for i, m := range methods {
		own[i] = env.Method{Name: m.name, Length: m.length, Func: func(call *engine.Call) (engine.Value, error) {
			c, ok := eng.Host(call.This).(*console)
			if !ok {
				return nil, e.Throw(env.TypeError, "", "Illegal invocation")
			}
			return call.Undefined, m.call(c, call.Args)
		}}
	}
	class, prototype, err := e.Class("Console", 1, nil, func(call *engine.Call) (engine.Value, error) {
		if call.NewTarget == nil {
			return eng.Construct(class, call.Args...)
		}
		c := &console{env: e, in: inspect.Of(e), self: eng.Hold(call.This), color: "auto", indentBy: 2}
		if err := c.configure(call); err != nil {
			return nil, err
		}
		eng.SetHost(call.This, c)
		return nil, c.bind()
	})
	if err != nil {
		return nil, err
	}
	if err := e.Functions(prototype, own...); err != nil {
		return nil, err
	}
	return class, recognize(e, class)
}

// recognize makes instanceof know every console, the global one too.
func recognize(e *env.Env, class engine.Value) error {
	key := lang.Symbol(e, "hasInstance")
	if key == nil {
		return nil
	}
	return e.Engine.Define(class, key, engine.Property{
		Value: e.Engine.NewFunc("[Symbol.hasInstance]", 1, func(call *engine.Call) (engine.Value, error) {
			v := call.Arg(0)
			if e.Engine.TypeOf(v) != engine.Object {
				return e.Engine.Bool(false), nil
			}
			_, ok := e.Engine.Host(v).(*console)
			return e.Engine.Bool(ok), nil
		})})
}

// bind gives an instance functions of its own that need no this. They call what
// the instance has inherited, so that a subclass's count.
func (c *console) bind() error {
	eng := c.env.Engine
	for _, m := range methods {
		inherited, err := eng.Get(c.self, m.name)
		if err != nil {
			return err
		}
		inherited = eng.Hold(inherited)
		own := eng.NewMethod(m.name, m.length, func(call *engine.Call) (engine.Value, error) {
			return eng.Call(inherited, c.self, call.Args...)
		})
		if err := eng.Set(c.self, m.name, own); err != nil {
			return err
		}
	}
	return c.nameTag()
}

// configure reads the arguments of new Console.
func (c *console) configure(call *engine.Call) error {
	eng := c.env.Engine
	stdout, stderr, ignore := call.Arg(0), call.Arg(1), call.Arg(2)
	var options engine.Value
	if isObject := lang.IsObject(c.env, stdout); isObject && !c.writable(stdout) {
		options = stdout
		var err error
		if stdout, err = eng.Get(options, "stdout"); err != nil {
			return err
		}
		if stderr, err = eng.Get(options, "stderr"); err != nil {
			return err
		}
		if ignore, err = eng.Get(options, "ignoreErrors"); err != nil {
			return err
		}
		if err := c.looks(options); err != nil {
			return err
		}
	}
	if eng.TypeOf(stderr) == engine.Undefined {
		stderr = stdout
	}
	c.keepErrors = eng.TypeOf(ignore) != engine.Undefined && !eng.ToBool(ignore)
	for _, s := range [...]struct {
		name   string
		value  engine.Value
		stream *stream
	}{{"stdout", stdout, &c.out}, {"stderr", stderr, &c.err}} {
		if !lang.IsObject(c.env, s.value) || !c.writable(s.value) {
			return c.env.Throw(env.TypeError, "ERR_CONSOLE_WRITABLE_STREAM", "Console expects a writable stream instance for "+s.name)
		}
		s.stream.script = eng.Hold(s.value)
		if err := eng.Define(c.self, "_"+s.name, engine.Property{Value: s.value, Writable: true, Configurable: true}); err != nil {
			return err
		}
	}
	return nil
}

func (c *console) writable(v engine.Value) bool {
	f, err := c.env.Engine.Get(v, "write")
	return err == nil && c.env.Engine.TypeOf(f) == engine.Function
}

// looks reads colorMode, inspectOptions and groupIndentation.
func (c *console) looks(options engine.Value) error {
	eng := c.env.Engine
	mode, err := eng.Get(options, "colorMode")
	if err != nil {
		return err
	}
	switch t := eng.TypeOf(mode); {
	case t == engine.Undefined:
	case t == engine.Boolean || t == engine.String && c.env.Text(mode) == "auto":
		c.color = c.env.Text(mode)
	default:
		return c.env.InvalidArgValue("colorMode", mode, "must be one of: 'auto', true, false")
	}
	indent, err := eng.Get(options, "groupIndentation")
	if err != nil {
		return err
	}
	if eng.TypeOf(indent) != engine.Undefined {
		n, err := c.env.IntArg("groupIndentation", indent, 0, 1000)
		if err != nil {
			return err
		}
		c.indentBy = int(n)
	}
	look, err := eng.Get(options, "inspectOptions")
	if err != nil || eng.TypeOf(look) == engine.Undefined {
		return err
	}
	if eng.TypeOf(look) != engine.Object || eng.Class(look) == "Array" {
		return c.env.InvalidArgType("options.inspectOptions", "of type object", look)
	}
	if colors, err := eng.Get(look, "colors"); err != nil {
		return err
	} else if eng.TypeOf(colors) != engine.Undefined && eng.TypeOf(mode) != engine.Undefined {
		return c.env.Throw(env.TypeError, "ERR_INCOMPATIBLE_OPTION_PAIR", `Option "options.inspectOptions.color" cannot be used in combination with option "colorMode"`)
	}
	c.options = eng.Hold(look)
	return nil
}
