package fs

import (
	"strconv"
	"sync/atomic"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// target is a file to read or write whole: a path, or a descriptor that is left
// open.
type target struct {
	path string
	fd   int
	open bool
}

// target checks what names a file: a path, a descriptor, for promises a
// FileHandle.
func (a *args) target(v engine.Value) (target, error) {
	if a.promise {
		if h := a.handle(v); h != nil {
			return target{fd: h.fd, open: true}, nil
		}
	} else if a.eng.TypeOf(v) == engine.Number {
		fd, err := a.fd(v)
		if err == nil {
			return target{fd: fd, open: true}, nil
		}
		if n, _ := a.eng.ToNumber(v); n == float64(int32(n)) && n >= 0 {
			return target{}, err
		}
	}
	path, err := a.path("path", v)
	return target{path: path}, err
}

// with runs do on the open file.
func (t target) with(d disk, flags int, mode uint32, do func(fd int) error) error {
	if t.open {
		return do(t.fd)
	}
	fd, err := d.Open(t.path, flags, mode)
	if err != nil {
		return err
	}
	err = do(fd)
	if cerr := d.Close(fd); err == nil {
		err = cerr
	}
	return err
}

// abortion is a signal an operation heeds.
type abortion struct {
	f      *fs
	signal engine.Value
	flag   atomic.Bool
	listen engine.Value
}

// signal is the option signal; nil if there is none.
func (a *args) signal(o options) (*abortion, error) {
	v, err := o.get("signal")
	if err != nil || a.eng.TypeOf(v) != engine.Object || a.sync {
		return nil, err
	}
	s := &abortion{f: a.fs, signal: a.eng.Hold(v)}
	if aborted, err := a.eng.Get(v, "aborted"); err != nil || a.eng.ToBool(aborted) {
		s.flag.Store(true)
		return s, err
	}
	if add, err := a.eng.Get(v, "addEventListener"); err == nil && a.eng.TypeOf(add) == engine.Function {
		s.listen = a.eng.Hold(a.eng.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) {
			s.flag.Store(true)
			return c.Undefined, nil
		}))
		_, err = a.eng.Call(add, v, a.eng.String("abort"), s.listen)
		return s, err
	}
	return s, nil
}

// stop says whether the signal has fired, and forgets it.
func (s *abortion) stop() error {
	if s == nil {
		return nil
	}
	eng := s.f.eng
	defer eng.Release(s.signal)
	if s.listen != nil {
		if remove, err := eng.Get(s.signal, "removeEventListener"); err == nil && eng.TypeOf(remove) == engine.Function {
			eng.Call(remove, s.signal, eng.String("abort"), s.listen)
		}
		eng.Release(s.listen)
	}
	if aborted, err := eng.Get(s.signal, "aborted"); err == nil && eng.ToBool(aborted) {
		return s.f.e.ThrowValue(abortError(s.f, s.signal))
	}
	return nil
}

func (s *abortion) fired() bool { return s != nil && s.flag.Load() }

// chunk is how much of a file is read or written before a signal is looked at.
const chunk = 512 << 10

// tooLarge is more than a Buffer holds in Node.
const tooLarge = 1<<31 - 1

func parseReadFile(a *args) (*job, error) {
	o, enc, err := a.textOptions(a.arg(1))
	if err != nil {
		return nil, err
	}
	t, err := a.target(a.arg(0))
	if err != nil {
		return nil, err
	}
	flags, err := a.flags("flags", o.value("flag"), syscall.O_RDONLY)
	if err != nil {
		return nil, err
	}
	signal, err := a.signal(o)
	if err != nil {
		return nil, err
	}
	var content []byte
	return &job{
		work: func() error {
			return t.with(a.disk, flags, 0o666, func(fd int) (err error) {
				content, err = readAll(a.disk, fd, signal)
				return err
			})
		},
		results: func() ([]engine.Value, error) {
			if enc == "" {
				enc = "buffer"
			}
			return []engine.Value{a.text(content, enc)}, nil
		},
		access: accessOf(flags &^ syscall.O_SYNC), resource: t.path, signal: signal, ready: signal.fired(),
	}, nil
}

// readAll reads an open file from where it stands to its end.
func readAll(d disk, fd int, signal *abortion) ([]byte, error) {
	stats, err := d.Fstat(fd)
	if err != nil {
		return nil, err
	}
	size := int64(0)
	if stats.Kind() == uvfs.DirentFile {
		size = int64(stats.Size)
	}
	if size > tooLarge {
		return nil, &fault{"file too large", func(f *fs) engine.Value {
			return f.e.NewError(env.RangeError, "ERR_FS_FILE_TOO_LARGE", "File size ("+strconv.FormatInt(size, 10)+") is greater than 2 GiB")
		}}
	}
	// A file that says 0 may be one of /proc, which has its text all the same.
	b := make([]byte, size)
	n := 0
	for !signal.fired() {
		if n == len(b) {
			if size > 0 {
				break
			}
			b = append(b, make([]byte, max(len(b), 64<<10))...)
		}
		got, err := d.Read(fd, b[n:min(len(b), n+chunk)], -1)
		if err != nil {
			return nil, err
		}
		if got == 0 {
			break
		}
		n += got
	}
	return b[:n:n], nil
}

func parseWriteFile(a *args) (*job, error) { return a.writeFile("w", true) }

func parseAppendFile(a *args) (*job, error) { return a.writeFile("a", false) }

// writeFile is writeFile and appendFile.
func (a *args) writeFile(flag string, sized bool) (*job, error) {
	o, enc, err := a.textOptions(a.arg(2))
	if err != nil {
		return nil, err
	}
	flush, err := o.boolean("flush", "options.flush", false)
	if err != nil {
		return nil, err
	}
	data, err := a.data("data", a.arg(1), enc)
	if err != nil {
		return nil, err
	}
	t, err := a.target(a.arg(0))
	if err != nil {
		return nil, err
	}
	flags, err := a.flags("flags", o.value("flag"), flagNames[flag])
	if err != nil {
		return nil, err
	}
	mode, err := a.mode("mode", o.value("mode"), 0o666)
	if err != nil {
		return nil, err
	}
	signal, err := a.signal(o)
	if err != nil {
		return nil, err
	}
	return &job{
		work: func() error {
			return t.with(a.disk, flags, mode, func(fd int) error {
				err := writeAll(a.disk, fd, data, signal)
				if err == nil && flush {
					err = a.disk.Fsync(fd)
				}
				return err
			})
		},
		access: writing, resource: t.path, held: []engine.Value{a.arg(1)}, signal: signal, ready: signal.fired(),
	}, nil
}

func writeAll(d disk, fd int, data []byte, signal *abortion) error {
	for len(data) > 0 && !signal.fired() {
		n, err := d.Write(fd, data[:min(len(data), 16*chunk)], -1)
		if err != nil {
			return err
		}
		if n == 0 {
			return &uv.Error{Code: uv.EIO, Syscall: "write"}
		}
		data = data[n:]
	}
	return nil
}

// newBuffer is a fresh Buffer of n bytes, and its memory.
func (f *fs) newBuffer(n int) (engine.Value, []byte) {
	b := make([]byte, n)
	return buffer.New(f.e, b), b
}
