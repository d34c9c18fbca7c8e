package util

import (
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/console"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// process is the global of this name, nil where there is none.
func (u *util) process(property string) engine.Value {
	process := lang.Global(u.env, "process")
	if process == nil {
		return nil
	}
	v, err := u.eng.Get(process, property)
	if err != nil || u.eng.TypeOf(v) == engine.Undefined {
		return nil
	}
	return v
}

// deprecate is util.deprecate(fn, message[, code]): fn, with a warning the
// first time it is called. A code warns once, however many functions have it.
func (u *util) deprecate(c *engine.Call) (engine.Value, error) {
	fn, message, code := c.Arg(0), u.eng.Hold(c.Arg(1)), u.eng.Hold(c.Arg(2))
	if u.eng.TypeOf(code) != engine.Undefined {
		if _, err := u.env.StringArg("code", code); err != nil {
			return nil, err
		}
	}
	fn = u.eng.Hold(fn)
	warned := false
	var wrapper engine.Value
	wrapper = u.eng.Hold(u.eng.NewFunc("deprecated", 0, func(c *engine.Call) (engine.Value, error) {
		silent := u.process("noDeprecation")
		if !warned && (silent == nil || !u.eng.ToBool(silent)) {
			warned = true
			if err := u.warnDeprecated(message, code, wrapper); err != nil {
				return nil, err
			}
		}
		if c.NewTarget != nil {
			return u.eng.Construct(fn, c.Args...)
		}
		return u.eng.Call(fn, c.This, c.Args...)
	}))
	if err := u.eng.SetProto(wrapper, fn); err != nil {
		return nil, err
	}
	prototype, err := u.eng.Get(fn, "prototype")
	if err != nil {
		return nil, err
	}
	if u.eng.ToBool(prototype) {
		err = u.eng.Set(wrapper, "prototype", prototype)
	}
	return wrapper, err
}

func (u *util) warnDeprecated(message, code, wrapper engine.Value) error {
	if u.eng.TypeOf(code) == engine.Undefined {
		return u.env.EmitWarning(message, u.eng.String("DeprecationWarning"), wrapper)
	}
	name := u.env.Text(code)
	if u.deprecated[name] {
		return nil
	}
	u.deprecated[name] = true
	return u.env.EmitWarning(message, u.eng.String("DeprecationWarning"), code, wrapper)
}

// debuglog is util.debuglog(section): a console.error for those who have named
// the section in NODE_DEBUG.
func (u *util) debuglog(c *engine.Call) (engine.Value, error) {
	section, callback := u.eng.Hold(c.Arg(0)), u.eng.Hold(c.Arg(1))
	known, on, name := false, false, ""
	enabled := func() (bool, error) {
		if known {
			return on, nil
		}
		text, err := u.env.StringArg("section", section)
		if err != nil {
			return false, err
		}
		name, known = strings.ToUpper(text), true
		on = matchesAny(u.nodeDebug(), name)
		if on && (name == "HTTP" || name == "HTTP2") {
			err = u.env.EmitWarning(u.eng.String("Setting the NODE_DEBUG environment variable to '" + strings.ToLower(name) +
				"' can expose sensitive data (such as passwords, tokens and authentication headers) in the resulting log."))
		}
		return on, err
	}
	var logger engine.Value
	logger = u.eng.Hold(u.eng.NewFunc("logger", 0, func(c *engine.Call) (engine.Value, error) {
		on, err := enabled()
		if err != nil {
			return nil, err
		}
		if u.eng.TypeOf(callback) == engine.Function {
			f := callback
			callback = c.Undefined
			if _, err := u.eng.Call(f, nil, logger); err != nil {
				return nil, err
			}
		}
		if !on {
			return c.Undefined, nil
		}
		text, err := u.in.Format(c.Args, nil)
		if err != nil {
			return nil, err
		}
		pid := ""
		if v := u.process("pid"); v != nil {
			pid = u.env.Text(v)
		}
		return c.Undefined, console.WriteError(u.env, name+" "+pid+": "+text+"\n")
	}))
	err := u.env.Accessor(logger, "enabled", true, func(engine.Value) (engine.Value, error) {
		on, err := enabled()
		return u.eng.Bool(on), err
	}, nil)
	return logger, err
}

// nodeDebug is process.env.NODE_DEBUG.
func (u *util) nodeDebug() string {
	environment := u.process("env")
	if environment == nil {
		return ""
	}
	v, err := u.eng.Get(environment, "NODE_DEBUG")
	if err != nil || u.eng.TypeOf(v) != engine.String {
		return ""
	}
	return u.env.Text(v)
}

// matchesAny tells whether name is on a list of names with commas between and
// stars for anything.
func matchesAny(list, name string) bool {
	for _, pattern := range strings.Split(strings.ToUpper(list), ",") {
		if pattern != "" && matches(pattern, name) {
			return true
		}
	}
	return false
}

func matches(pattern, name string) bool {
	before, after, star := strings.Cut(pattern, "*")
	if !star {
		return pattern == name
	}
	if !strings.HasPrefix(name, before) {
		return false
	}
	for name = name[len(before):]; ; name = name[1:] {
		if matches(after, name) {
			return true
		}
		if name == "" {
			return false
		}
	}
}

// log is util.log: console.log with a time before it.
func (u *util) log(c *engine.Call) (engine.Value, error) {
	text, err := u.in.Format(c.Args, nil)
	if err != nil {
		return nil, err
	}
	consoleModule, err := u.env.Require("console")
	if err != nil {
		return nil, err
	}
	log, err := u.eng.Get(consoleModule, "log")
	if err != nil {
		return nil, err
	}
	now := u.env.Now()
	stamp := strconv.Itoa(now.Day()) + now.Format(" Jan 15:04:05")
	_, err = u.eng.Call(log, consoleModule, u.eng.String("%s - %s"), u.eng.String(stamp), u.eng.String(text))
	return c.Undefined, err
}
