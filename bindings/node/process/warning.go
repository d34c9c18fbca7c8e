package process

import (
	"os"
	"path/filepath"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// warnings defines emitWarning and the flags, and prints warnings: by a
// listener like any other, so that removeAllListeners('warning') silences it.
func (p *process) warnings() error {
	e, eng := p.e, p.e.Engine
	for _, flag := range [...]struct {
		name string
		on   bool
	}{
		{"noDeprecation", p.o.Warnings.NoDeprecation}, {"throwDeprecation", p.o.Warnings.ThrowDeprecation},
		{"traceDeprecation", p.o.Warnings.TraceDeprecation}, {"traceProcessWarnings", p.o.Warnings.Trace},
	} {
		if flag.on {
			if err := eng.Set(p.object, flag.name, eng.Bool(true)); err != nil {
				return err
			}
		}
	}
	if off, _ := p.lookup("NODE_NO_WARNINGS"); !p.o.Warnings.None && off != "1" {
		if _, err := p.OnGo(e, p.object, "warning", p.print); err != nil {
			return err
		}
	}
	return e.Functions(p.object, env.Method{Name: "emitWarning", Length: 4, Func: p.emitWarning})
}

func (p *process) flag(name string) bool {
	v, err := p.e.Engine.Get(p.object, name)
	return err == nil && p.e.Engine.ToBool(v)
}

// emitWarning is emitWarning(warning[, type[, code]][, ctor]), or with an
// object of type, code and detail.
func (p *process) emitWarning(c *engine.Call) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	kind, code, detail := c.Arg(1), c.Arg(2), ""
	switch t := eng.TypeOf(kind); {
	case t == engine.Object && eng.Class(kind) != "Array":
		options := kind
		v, err := eng.Get(options, "detail")
		if err != nil {
			return nil, err
		}
		if eng.TypeOf(v) == engine.String {
			detail = e.Text(v)
		}
		if code, err = eng.Get(options, "code"); err != nil {
			return nil, err
		}
		if kind, err = eng.Get(options, "type"); err != nil {
			return nil, err
		}
		if !eng.ToBool(kind) {
			kind = eng.String("Warning")
		}
	case t == engine.Function:
		kind, code = eng.String("Warning"), c.Undefined
	}
	if eng.TypeOf(kind) != engine.Undefined {
		if _, err := e.StringArg("type", kind); err != nil {
			return nil, err
		}
	}
	if eng.TypeOf(code) == engine.Function {
		code = c.Undefined
	} else if eng.TypeOf(code) != engine.Undefined {
		if _, err := e.StringArg("code", code); err != nil {
			return nil, err
		}
	}
	warning := c.Arg(0)
	if eng.TypeOf(warning) == engine.String {
		var err error
		if warning, err = p.newWarning(e.Text(warning), kind, code, detail); err != nil {
			return nil, err
		}
	} else if !lang.IsError(e, warning) {
		return nil, e.InvalidArgType("warning", "of type string or an instance of Error", warning)
	}
	name, err := eng.Get(warning, "name")
	if err != nil {
		return nil, err
	}
	throws := false
	if e.Text(name) == "DeprecationWarning" {
		if p.flag("noDeprecation") {
			return c.Undefined, nil
		}
		throws = p.flag("throwDeprecation")
	}
	warning = eng.Hold(warning)
	e.NextTick(func() error {
		defer eng.Release(warning)
		if throws {
			return e.ThrowValue(warning)
		}
		return events.EmitMethod(e, p.object, "warning", warning)
	})
	return c.Undefined, nil
}

func (p *process) newWarning(text string, kind, code engine.Value, detail string) (engine.Value, error) {
	eng := p.e.Engine
	warning := p.e.NewError(env.Error, "", text)
	name := "Warning"
	if eng.TypeOf(kind) == engine.String && p.e.Text(kind) != "" {
		name = p.e.Text(kind)
	}
	if err := eng.Set(warning, "name", eng.String(name)); err != nil {
		return nil, err
	}
	if eng.TypeOf(code) == engine.String {
		if err := eng.Set(warning, "code", code); err != nil {
			return nil, err
		}
	}
	if detail != "" {
		if err := eng.Set(warning, "detail", eng.String(detail)); err != nil {
			return nil, err
		}
	}
	return warning, nil
}

// print writes a warning to stderr as Node does.
func (p *process) print(_ engine.Value, args []engine.Value) error {
	e, eng := p.e, p.e.Engine
	if len(args) == 0 || !lang.IsError(e, args[0]) {
		return nil
	}
	warning := args[0]
	property := func(name string) (engine.Value, string) {
		v, err := eng.Get(warning, name)
		if err != nil {
			return eng.Undefined(), ""
		}
		return v, e.Text(v)
	}
	_, name := property("name")
	deprecation := name == "DeprecationWarning"
	if deprecation && p.flag("noDeprecation") {
		return nil
	}
	trace := p.flag("traceProcessWarnings") || deprecation && p.flag("traceDeprecation")
	text := "(node:" + strconv.Itoa(os.Getpid()) + ") "
	if code, s := property("code"); eng.ToBool(code) {
		text += "[" + s + "] "
	}
	if stack, s := property("stack"); trace && eng.ToBool(stack) {
		text += s
	} else {
		text += e.Text(warning)
	}
	if detail, s := property("detail"); eng.TypeOf(detail) == engine.String {
		text += "\n" + s
	}
	if !trace && !p.warnedBefore {
		flag := "--trace-warnings"
		if deprecation {
			flag = "--trace-deprecation"
		}
		text += "\n(Use `" + filepath.Base(p.o.Argv0) + " " + flag + " ...` to show where the warning was created)"
		p.warnedBefore = true
	}
	p.output(2).raw([]byte(text + "\n"))
	return nil
}
