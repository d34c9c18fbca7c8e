package osmodule

import (
	"errors"
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sysinfo"
)

func (m module) getPriority(c *engine.Call) (engine.Value, error) {
	pid, err := m.pid(c.Arg(0), true)
	if err != nil {
		return nil, err
	}
	n, err := sysinfo.GetPriority(pid)
	if err != nil {
		return nil, m.systemError(err, "uv_os_getpriority")
	}
	return m.number(n), nil
}

// setPriority is os.setPriority([pid, ]priority).
func (m module) setPriority(c *engine.Call) (engine.Value, error) {
	who, what := c.Arg(0), c.Arg(1)
	if m.eng.TypeOf(what) == engine.Undefined {
		who, what = m.number(0), who
	}
	pid, err := m.pid(who, false)
	if err != nil {
		return nil, err
	}
	priority, err := m.e.IntArg("priority", what, sysinfo.PriorityHighest, sysinfo.PriorityLow)
	if err != nil {
		return nil, err
	}
	if err := sysinfo.SetPriority(pid, int(priority)); err != nil {
		return nil, m.systemError(err, "uv_os_setpriority")
	}
	return c.Undefined, nil
}

func (m module) pid(v engine.Value, optional bool) (int, error) {
	if optional && m.eng.TypeOf(v) == engine.Undefined {
		return 0, nil
	}
	n, err := m.e.IntArg("pid", v, math.MinInt32, math.MaxInt32)
	return int(n), err
}

// systemError is Node's SystemError, for what a function of libuv returned.
func (m module) systemError(err error, syscall string) error {
	code := uv.EINVAL
	var failed *uv.Error
	if errors.As(err, &failed) {
		code = failed.Code
	} else {
		errors.As(err, &code)
	}
	message := "A system error occurred: " + syscall + " returned " + code.Name() + " (" + code.Message() + ")"
	v := m.e.NewError(env.Error, "", message)
	info, err := m.object(nil, field{"errno", m.number(int(code))}, field{"code", m.eng.String(code.Name())},
		field{"message", m.eng.String(code.Message())}, field{"syscall", m.eng.String(syscall)})
	if err != nil {
		return err
	}
	stack := "SystemError [ERR_SYSTEM_ERROR]: " + message
	for _, f := range m.eng.Trace(v) {
		stack += "\n    at " + f.String()
	}
	toString := m.eng.NewFunc("toString", 0, func(*engine.Call) (engine.Value, error) {
		return m.eng.String("SystemError [ERR_SYSTEM_ERROR]: " + message), nil
	})
	for _, f := range [...]field{{"stack", m.eng.String(stack)}, {"name", m.eng.String("SystemError")}, {"toString", toString}} {
		if err := m.eng.Define(v, f.name, engine.Property{Value: f.value, Writable: true, Configurable: true}); err != nil {
			return err
		}
	}
	for _, f := range [...]field{{"code", m.eng.String("ERR_SYSTEM_ERROR")}, {"info", info},
		{"errno", m.number(int(code))}, {"syscall", m.eng.String(syscall)}} {
		if err := m.eng.Set(v, f.name, f.value); err != nil {
			return err
		}
	}
	return m.e.ThrowValue(v)
}
