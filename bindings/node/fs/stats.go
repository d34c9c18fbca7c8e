package fs

import (
	"math"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// The kinds of file that Stats and Dirent can be asked for, by st_mode's bits
// and by the number of a Dirent.
var kindTests = [...]struct {
	name   string
	mode   uint64
	dirent uvfs.DirentKind
}{
	{"isDirectory", 0o040000, uvfs.DirentDir},
	{"isFile", 0o100000, uvfs.DirentFile},
	{"isBlockDevice", 0o060000, uvfs.DirentBlock},
	{"isCharacterDevice", 0o020000, uvfs.DirentChar},
	{"isSymbolicLink", 0o120000, uvfs.DirentLink},
	{"isFIFO", 0o010000, uvfs.DirentFIFO},
	{"isSocket", 0o140000, uvfs.DirentSocket},
}

// statsFields are the numbers of Stats, in Node's order.
var statsFields = [...]string{"dev", "mode", "nlink", "uid", "gid", "rdev", "blksize", "ino", "size", "blocks"}

var statsTimes = [...]string{"atime", "mtime", "ctime", "birthtime"}

// statsClass is the class of all Stats: fs.Stats makes some by hand, which no
// one should, and old packages do.
func (f *fs) statsClass(big bool) (class, error) {
	name := "Stats"
	if big {
		name = "BigIntStats"
	}
	return f.class(name, func() (class, error) {
		base, err := f.class("StatsBase", f.statsBase)
		if err != nil {
			return class{}, err
		}
		ctor, prototype, err := f.e.Class(name, 14, base.ctor, func(c *engine.Call) (engine.Value, error) {
			this := c.This
			if c.NewTarget == nil {
				return c.Undefined, nil
			}
			for i, field := range statsFields {
				if err := f.eng.Set(this, field, c.Arg(i)); err != nil {
					return nil, err
				}
			}
			for i, field := range statsTimes {
				if err := f.eng.Set(this, field+"Ms", c.Arg(10+i)); err != nil {
					return nil, err
				}
			}
			for i, field := range statsTimes {
				ms, err := f.eng.ToNumber(c.Arg(10 + i))
				if err != nil {
					return nil, err
				}
				if err := f.eng.Set(this, field, f.date(math.Floor(ms+0.5))); err != nil {
					return nil, err
				}
			}
			return c.Undefined, nil
		})
		return class{ctor, prototype}, err
	})
}

func (f *fs) statsBase() (class, error) {
	methods := make([]env.Method, len(kindTests))
	for i, test := range kindTests {
		methods[i] = env.Method{Name: test.name, Func: func(c *engine.Call) (engine.Value, error) {
			v, err := f.eng.Get(c.This, "mode")
			if err != nil {
				return nil, err
			}
			mode, err := strconv.ParseFloat(f.e.Text(v), 64)
			if err != nil {
				return f.eng.Bool(false), nil
			}
			return f.eng.Bool(uint64(int64(mode))&0o170000 == test.mode), nil
		}}
	}
	ctor, prototype, err := f.e.Class("StatsBase", 10, nil, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil })
	if err == nil {
		err = f.e.Functions(prototype, methods...)
	}
	return class{ctor, prototype}, err
}

// date is a Date at this time, in ms since 1970.
func (f *fs) date(ms float64) engine.Value {
	v, err := f.eng.Construct(lang.Global(f.e, "Date"), f.eng.Number(ms))
	if err != nil {
		panic(env.Broken("fs: Date", err))
	}
	return v
}

// bigint is n as a BigInt.
func (f *fs) bigint(n int64) engine.Value {
	v, err := f.eng.Call(lang.Global(f.e, "BigInt"), nil, f.eng.String(strconv.FormatInt(n, 10)))
	if err != nil {
		panic(env.Broken("fs: BigInt", err))
	}
	return v
}

// needBigInt refuses bigint: true where there are none.
func (f *fs) needBigInt() error {
	if lang.Global(f.e, "BigInt") == nil {
		return f.e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "bigint: true is unavailable: this engine has no BigInt")
	}
	return nil
}

// stats is s as a script sees it.
func (f *fs) stats(s uvfs.Stats, big bool) (engine.Value, error) {
	c, err := f.statsClass(big)
	if err != nil {
		return nil, err
	}
	this := f.eng.NewObject(c.prototype)
	number := func(n uint64) engine.Value {
		if big {
			return f.bigint(int64(n))
		}
		return f.eng.Number(float64(n))
	}
	set := func(name string, v engine.Value) {
		if err == nil {
			err = f.eng.Set(this, name, v)
		}
	}
	for i, n := range [...]uint64{s.Dev, s.Mode, s.Nlink, s.UID, s.GID, s.Rdev, s.Blksize, s.Ino, s.Size, s.Blocks} {
		set(statsFields[i], number(n))
	}
	times := [...]uvfs.Timespec{s.Atime, s.Mtime, s.Ctime, s.Birthtime}
	for i, t := range times {
		if big {
			set(statsTimes[i]+"Ms", f.bigint(t.Sec*1000+t.Nsec/1e6))
		} else {
			set(statsTimes[i]+"Ms", f.eng.Number(float64(t.Sec)*1000+float64(t.Nsec)/1e6))
		}
	}
	if big {
		for i, t := range times {
			set(statsTimes[i]+"Ns", f.bigint(t.Sec*1e9+t.Nsec))
		}
	}
	for i, t := range times {
		ms := float64(t.Sec)*1000 + float64(t.Nsec)/1e6
		if big {
			ms = float64(t.Sec*1000 + t.Nsec/1e6)
		}
		set(statsTimes[i], f.date(math.Floor(ms+0.5)))
	}
	return this, err
}

// statfs is s as a script sees it.
func (f *fs) statfs(s uvfs.FSStats, big bool) (engine.Value, error) {
	c, err := f.class("StatFs", func() (class, error) {
		ctor, prototype, err := f.e.Class("StatFs", 7, nil, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil })
		return class{ctor, prototype}, err
	})
	if err != nil {
		return nil, err
	}
	this := f.eng.NewObject(c.prototype)
	for _, field := range [...]struct {
		name string
		n    uint64
	}{{"type", s.Type}, {"bsize", s.Bsize}, {"blocks", s.Blocks}, {"bfree", s.Bfree}, {"bavail", s.Bavail}, {"files", s.Files}, {"ffree", s.Ffree}} {
		v := f.eng.Number(float64(field.n))
		if big {
			v = f.bigint(int64(field.n))
		}
		if err := f.eng.Set(this, field.name, v); err != nil {
			return nil, err
		}
	}
	return this, nil
}
