package process

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
)

var octal = regexp.MustCompile(`^[0-7]+$`)

// identity defines who and where the process is.
func (p *process) identity() error {
	e, eng := p.e, p.e.Engine
	methods := []env.Method{
		{Name: "cwd", Func: func(c *engine.Call) (engine.Value, error) {
			if p.o.Cwd != "" {
				return eng.String(p.o.Cwd), nil
			}
			dir, err := syscall.Getwd()
			if err != nil {
				return nil, p.systemError(err, "uv_cwd")
			}
			return eng.String(dir), nil
		}},
		{Name: "chdir", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			dir, err := e.StringArg("directory", c.Arg(0))
			if err != nil {
				return nil, err
			}
			if p.o.NoSystem || p.o.Cwd != "" {
				return nil, p.refused("chdir")
			}
			if err := syscall.Chdir(dir); err != nil {
				here, _ := syscall.Getwd()
				return nil, p.pathError(err, "chdir", here, dir)
			}
			return c.Undefined, nil
		}},
		{Name: "kill", Length: 2, Func: p.kill},
	}
	if hasUmask {
		methods = append(methods, env.Method{Name: "umask", Length: 1, Func: p.umask})
	}
	for _, id := range [...]struct {
		name string
		get  func() int
	}{{"getuid", os.Getuid}, {"geteuid", os.Geteuid}, {"getgid", os.Getgid}, {"getegid", os.Getegid}} {
		if id.get() < 0 || p.o.NoSystem { // Windows has none
			continue
		}
		methods = append(methods, env.Method{Name: id.name, Func: func(*engine.Call) (engine.Value, error) {
			return eng.Number(float64(id.get())), nil
		}})
	}
	if _, err := os.Getgroups(); err == nil && !p.o.NoSystem {
		methods = append(methods, env.Method{Name: "getgroups", Func: func(*engine.Call) (engine.Value, error) {
			ids, err := os.Getgroups()
			if err != nil {
				return nil, p.systemError(err, "getgroups")
			}
			values := make([]engine.Value, len(ids))
			for i, id := range ids {
				values[i] = eng.Number(float64(id))
			}
			return eng.NewArray(values...), nil
		}})
	}
	return e.Functions(p.object, methods...)
}

// systemError makes what Node throws of an error of the system.
func (p *process) systemError(err error, call string) error {
	return p.pathError(err, call, "", "")
}

func (p *process) pathError(err error, call, path, dest string) error {
	if se, ok := err.(*os.SyscallError); ok {
		err = se.Err
	}
	errno, ok := err.(syscall.Errno)
	if !ok {
		return p.e.ThrowError(err)
	}
	return p.e.ThrowError(&uv.Error{Code: uv.FromErrno(uv.Errno(errno)), Syscall: call, Path: path, Dest: dest})
}

func (p *process) kill(c *engine.Call) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	pid, err := eng.ToNumber(c.Arg(0))
	if err != nil {
		return nil, err
	}
	if pid != float64(int32(int64(pid))) {
		return nil, e.InvalidArgType("pid", "of type number", c.Arg(0))
	}
	number := signalNumbers["SIGTERM"]
	switch v := c.Arg(1); eng.TypeOf(v) {
	case engine.Undefined, engine.Null:
	case engine.Number:
		f, _ := eng.ToNumber(v)
		if math.IsNaN(f) {
			f = 0
		}
		number = int(f)
	default:
		known := false
		if eng.TypeOf(v) == engine.String {
			number, known = signalNumbers[e.Text(v)]
			if e.Text(v) == "" {
				number, known = signalNumbers["SIGTERM"], true
			}
		}
		if !known {
			text := e.Text(v)
			if eng.TypeOf(v) != engine.String && e.Inspect != nil {
				text = e.Inspect(v)
			}
			return nil, e.Throw(env.TypeError, "ERR_UNKNOWN_SIGNAL", "Unknown signal: "+text)
		}
	}
	if err := p.denied("kill"); err != nil {
		return nil, err
	}
	if err := killProcess(int(pid), number); err != nil {
		return nil, p.systemError(err, "kill")
	}
	return eng.Bool(true), nil
}

// umask gives the mask and, with an argument, sets another.
func (p *process) umask(c *engine.Call) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	v := c.Arg(0)
	if eng.TypeOf(v) == engine.Undefined {
		if err := p.denied("umask"); err != nil {
			return nil, err
		}
		old := umask(0)
		umask(old)
		return eng.Number(float64(old)), nil
	}
	mask := int64(0)
	var err error
	if eng.TypeOf(v) == engine.String {
		if !octal.MatchString(e.Text(v)) {
			return nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE",
				"The argument 'mask' must be a 32-bit unsigned integer or an octal string. Received '"+e.Text(v)+"'")
		}
		mask, err = strconv.ParseInt(e.Text(v), 8, 64)
	} else {
		mask, err = e.IntArg("mask", v, 0, math.MaxUint32)
	}
	if err != nil {
		return nil, err
	}
	if err := p.denied("umask"); err != nil {
		return nil, err
	}
	return eng.Number(float64(umask(int(mask)))), nil
}
