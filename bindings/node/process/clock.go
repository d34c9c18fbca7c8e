package process

import (
	"math"
	"runtime"
	"strconv"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// clocks defines what measures the program.
func (p *process) clocks() error {
	e, eng := p.e, p.e.Engine
	err := e.Functions(p.object,
		env.Method{Name: "uptime", Func: func(*engine.Call) (engine.Value, error) {
			return eng.Number(e.Now().Sub(p.started).Seconds()), nil
		}},
		env.Method{Name: "hrtime", Length: 1, Func: p.hrtime},
		env.Method{Name: "cpuUsage", Length: 1, Func: p.cpuUsage},
		env.Method{Name: "resourceUsage", Func: func(*engine.Call) (engine.Value, error) {
			if err := p.denied("resourceUsage"); err != nil {
				return nil, err
			}
			u := usage()
			return p.record("userCPUTime", micros(u.user), "systemCPUTime", micros(u.system), "maxRSS", u.maxRSS,
				"sharedMemorySize", 0.0, "unsharedDataSize", 0.0, "unsharedStackSize", 0.0,
				"minorPageFault", u.minorFaults, "majorPageFault", u.majorFaults, "swappedOut", 0.0,
				"fsRead", u.fsReads, "fsWrite", u.fsWrites, "ipcSent", 0.0, "ipcReceived", 0.0, "signalsCount", 0.0,
				"voluntaryContextSwitches", u.voluntary, "involuntaryContextSwitches", u.involuntary)
		}},
		env.Method{Name: "memoryUsage", Func: func(*engine.Call) (engine.Value, error) {
			if err := p.denied("memoryUsage"); err != nil {
				return nil, err
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			return p.record("rss", residentSize(&m), "heapTotal", float64(m.HeapSys), "heapUsed", float64(m.HeapAlloc),
				"external", float64(m.Sys-m.HeapSys), "arrayBuffers", 0.0)
		}},
	)
	if err != nil {
		return err
	}
	memoryUsage, err := eng.Get(p.object, "memoryUsage")
	if err != nil {
		return err
	}
	if err := e.Functions(memoryUsage, env.Method{Name: "rss", Func: func(*engine.Call) (engine.Value, error) {
		if err := p.denied("memoryUsage"); err != nil {
			return nil, err
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return eng.Number(residentSize(&m)), nil
	}}); err != nil {
		return err
	}
	bigInt, err := eng.Get(eng.Global(), "BigInt")
	if err != nil || eng.TypeOf(bigInt) != engine.Function {
		return err
	}
	bigInt = e.Keep(bigInt)
	hrtime, err := eng.Get(p.object, "hrtime")
	if err != nil {
		return err
	}
	return e.Functions(hrtime, env.Method{Name: "bigint", Func: func(*engine.Call) (engine.Value, error) {
		return eng.Call(bigInt, nil, eng.String(strconv.FormatInt(int64(p.monotonic()), 10)))
	}})
}

// monotonic is a clock that never goes back, from an arbitrary beginning that
// is not now: a first hrtime of [0, 0] would surprise.
func (p *process) monotonic() time.Duration { return p.e.Now().Sub(p.started) + time.Hour }

func micros(d time.Duration) float64 { return float64(d.Microseconds()) }

func (p *process) hrtime(c *engine.Call) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	now := p.monotonic()
	seconds, nanos := float64(now/time.Second), float64(now%time.Second)
	if v := c.Arg(0); eng.TypeOf(v) != engine.Undefined {
		if eng.Class(v) != "Array" {
			return nil, e.InvalidArgType("time", "an instance of Array", v)
		}
		length, err := eng.Get(v, "length")
		if err != nil {
			return nil, err
		}
		if n, _ := eng.ToNumber(length); n != 2 {
			return nil, e.OutOfRange("time", "2", length)
		}
		var before [2]float64
		for i := range before {
			x, err := eng.Get(v, i)
			if err != nil {
				return nil, err
			}
			if before[i], err = eng.ToNumber(x); err != nil {
				return nil, err
			}
		}
		seconds, nanos = seconds-before[0], nanos-before[1]
		if nanos < 0 {
			seconds, nanos = seconds-1, nanos+1e9
		}
	}
	return eng.NewArray(eng.Number(seconds), eng.Number(nanos)), nil
}

func (p *process) cpuUsage(c *engine.Call) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	if err := p.denied("cpuUsage"); err != nil {
		return nil, err
	}
	u := usage()
	now := [2]float64{micros(u.user), micros(u.system)}
	if v := c.Arg(0); eng.TypeOf(v) != engine.Undefined {
		if eng.TypeOf(v) != engine.Object {
			return nil, e.InvalidArgType("prevValue", "of type object", v)
		}
		for i, name := range [...]string{"user", "system"} {
			x, err := eng.Get(v, name)
			if err != nil {
				return nil, err
			}
			if eng.TypeOf(x) != engine.Number {
				return nil, e.InvalidArgType("prevValue."+name, "of type number", x)
			}
			f, _ := eng.ToNumber(x)
			if !(f >= 0 && f <= 1<<53-1) {
				// ERR_INVALID_ARG_VALUE, but a RangeError here.
				return nil, e.Throw(env.RangeError, "ERR_INVALID_ARG_VALUE", "The property 'prevValue."+name+"' is invalid. Received "+e.Text(x))
			}
			now[i] -= f
		}
	}
	return p.record("user", math.Max(now[0], 0), "system", math.Max(now[1], 0))
}
