// Package osmodule is the os module: what the system says of itself, through
// uv/sysinfo.
//
// homedir and tmpdir look at process.env, as it is when they are called.
package osmodule

import (
	"encoding/binary"
	"math"
	"runtime"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv/sysinfo"
)

// Module is require('os').
var Module = env.Module{Name: "os", Load: load}

// module is os of one Env.
type module struct {
	e   *env.Env
	eng engine.Engine
}

// load makes the exports, in Node's order. The functions have the names that
// they have in Node, which are not always those they are found under.
func load(e *env.Env) (engine.Value, error) {
	m := module{e, e.Engine}
	exports := m.eng.NewObject(nil)
	for _, f := range [...]struct {
		name, inside string
		length       int
		get          func() (engine.Value, error) // a value: the function turns into it
		call         engine.Func
	}{
		{"arch", "arch", 0, m.process("arch"), nil},
		{"availableParallelism", "getAvailableParallelism", 0, m.float(func() float64 { return float64(sysinfo.AvailableParallelism()) }), nil},
		{"cpus", "cpus", 0, nil, m.cpus},
		{"endianness", "endianness", 0, m.endianness, nil},
		{"freemem", "getFreeMem", 0, m.float(func() float64 { return float64(sysinfo.FreeMemory()) }), nil},
		{"getPriority", "getPriority", 1, nil, m.getPriority},
		{"homedir", "wrappedFn", 0, m.homedir, nil},
		{"hostname", "wrappedFn", 0, m.text(sysinfo.Hostname, "uv_os_gethostname"), nil},
		{"loadavg", "loadavg", 0, nil, m.loadavg},
		{"networkInterfaces", "networkInterfaces", 0, nil, m.networkInterfaces},
		{"platform", "platform", 0, m.process("platform"), nil},
		{"release", "getOSRelease", 0, m.uname(func(u sysinfo.Utsname) string { return u.Release }), nil},
		{"setPriority", "setPriority", 2, nil, m.setPriority},
		{"tmpdir", "tmpdir", 0, m.tmpdir, nil},
		{"totalmem", "getTotalMem", 0, m.float(func() float64 { return float64(sysinfo.TotalMemory()) }), nil},
		{"type", "getOSType", 0, m.uname(func(u sysinfo.Utsname) string { return u.Sysname }), nil},
		{"userInfo", "userInfo", 1, nil, m.userInfo},
		{"uptime", "wrappedFn", 0, m.uptime, nil},
		{"version", "getOSVersion", 0, m.uname(func(u sysinfo.Utsname) string { return u.Version }), nil},
		{"machine", "getMachine", 0, m.uname(func(u sysinfo.Utsname) string { return u.Machine }), nil},
	} {
		call := f.call
		if call == nil {
			call = func(*engine.Call) (engine.Value, error) { return f.get() }
		}
		fn := m.eng.NewFunc(f.inside, f.length, call)
		if symbol := lang.Symbol(e, "toPrimitive"); symbol != nil && f.get != nil {
			if err := m.eng.Set(fn, symbol, m.eng.NewFunc("", 0, call)); err != nil {
				return nil, err
			}
		}
		if err := m.eng.Set(exports, f.name, fn); err != nil {
			return nil, err
		}
	}
	constants, err := m.constants()
	if err != nil {
		return nil, err
	}
	eol, null := "\n", "/dev/null"
	if runtime.GOOS == "windows" {
		eol, null = "\r\n", `\\.\nul`
	}
	for _, p := range [...]struct {
		name         string
		value        engine.Value
		configurable bool
	}{{"constants", constants, false}, {"EOL", m.eng.String(eol), true}, {"devNull", m.eng.String(null), true}} {
		if err := m.eng.Define(exports, p.name, engine.Property{Value: p.value, Enumerable: true, Configurable: p.configurable}); err != nil {
			return nil, err
		}
	}
	return exports, nil
}

func (m module) float(get func() float64) func() (engine.Value, error) {
	return func() (engine.Value, error) { return m.eng.Number(get()), nil }
}

func (m module) text(get func() (string, error), syscall string) func() (engine.Value, error) {
	return func() (engine.Value, error) {
		s, err := get()
		if err != nil {
			return nil, m.systemError(err, syscall)
		}
		return m.eng.String(s), nil
	}
}

func (m module) uname(get func(sysinfo.Utsname) string) func() (engine.Value, error) {
	return m.text(func() (string, error) {
		u, err := sysinfo.Uname()
		return get(u), err
	}, "uv_os_uname")
}

// process is a property of process.
func (m module) process(name string) func() (engine.Value, error) {
	return func() (engine.Value, error) {
		process, err := m.e.Require("process")
		if err != nil {
			return nil, err
		}
		return m.eng.Get(process, name)
	}
}

// variable is one of process.env; "" if there is none.
func (m module) variable(name string) (value string, ok bool, err error) {
	environ, err := m.process("env")()
	if err != nil {
		return "", false, err
	}
	v, err := m.eng.Get(environ, name)
	if err != nil || m.eng.TypeOf(v) == engine.Undefined {
		return "", false, err
	}
	value, err = m.eng.ToString(v)
	return value, true, err
}

func (m module) homedir() (engine.Value, error) {
	name := "HOME"
	if runtime.GOOS == "windows" {
		name = "USERPROFILE"
	}
	dir, ok, err := m.variable(name)
	if err != nil {
		return nil, err
	}
	if !ok {
		p, err := sysinfo.CurrentPasswd()
		if err != nil {
			return nil, m.systemError(err, "uv_os_homedir")
		}
		dir = p.HomeDir
	}
	return m.eng.String(dir), nil
}

func (m module) tmpdir() (engine.Value, error) {
	names, otherwise, slash := []string{"TMPDIR", "TMP", "TEMP"}, "/tmp", "/"
	if runtime.GOOS == "windows" {
		names, otherwise, slash = []string{"TEMP", "TMP"}, sysinfo.TmpDir(), `\`
	}
	dir := ""
	for _, name := range names {
		if dir != "" {
			break
		}
		var err error
		if dir, _, err = m.variable(name); err != nil {
			return nil, err
		}
	}
	if dir == "" {
		dir = otherwise
	}
	if len(dir) > 1 && !strings.HasSuffix(dir, ":"+slash) {
		dir = strings.TrimSuffix(dir, slash)
	}
	return m.eng.String(dir), nil
}

func (m module) endianness() (engine.Value, error) {
	if binary.NativeEndian.Uint16([]byte{1, 0}) == 1 {
		return m.eng.String("LE"), nil
	}
	return m.eng.String("BE"), nil
}

func (m module) uptime() (engine.Value, error) {
	d, err := sysinfo.Uptime()
	if err != nil {
		return nil, m.systemError(err, "uv_uptime")
	}
	return m.eng.Number(math.Round(d.Seconds()*100) / 100), nil
}

func (m module) loadavg(*engine.Call) (engine.Value, error) {
	all := sysinfo.LoadAvg()
	return m.eng.NewArray(m.eng.Number(all[0]), m.eng.Number(all[1]), m.eng.Number(all[2])), nil
}
