package zlib

import (
	"errors"
	"hash/crc32"
	"runtime"
	"sync"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv/work"
)

// most is how long what comes out at once may be: buffer.kMaxLength.
const most = 1 << 32

// natives are what zlib.js asks of Go.
func (st *state) natives() (engine.Value, error) {
	e, eng := st.e, st.eng
	native := e.Keep(eng.NewObject(nil))
	if err := eng.Set(native, "constants", eng.String(constants)); err != nil {
		return nil, err
	}
	if err := eng.Set(native, "most", eng.Number(most)); err != nil {
		return nil, err
	}
	return native, e.Functions(native, append(lang.Natives(e),
		env.Method{Name: "bytes", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			if b, ok := buffer.Bytes(e, c.Arg(0)); ok {
				return buffer.New(e, b), nil
			}
			return c.Undefined, nil
		}},
		env.Method{Name: "named", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			// Not every engine lets a name be changed.
			_ = eng.Define(c.Arg(0), "name", engine.Property{Value: c.Arg(1), Configurable: true})
			return c.Arg(0), nil
		}},
		env.Method{Name: "crc32", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			b, _ := buffer.Bytes(e, c.Arg(0))
			from, err := eng.ToNumber(c.Arg(1))
			return eng.Number(float64(crc32.Update(uint32(int64(from)), crc32.IEEETable, b))), err
		}},
		env.Method{Name: "codec", Length: 3, Func: st.newHandle},
		env.Method{Name: "whole", Length: 9, Func: st.whole},
	)...)
}

// open are the inflaters that have not ended. Each is a coroutine, which has to
// be stopped: by close, when a script has forgotten the stream, or at the end.
type open struct {
	sync.Mutex
	list map[*inflater]bool
}

func (o *open) add(h *handle) {
	f, ok := h.codec.(*inflater)
	if !ok {
		return
	}
	o.Lock()
	o.list[f] = true
	o.Unlock()
	runtime.AddCleanup(h, o.end, f) // nothing that f knows knows h
}

// end stops one. Safe from any goroutine.
func (o *open) end(f *inflater) {
	o.Lock()
	defer o.Unlock()
	if o.list[f] {
		delete(o.list, f)
		f.close()
	}
}

func (o *open) stop() {
	o.Lock()
	defer o.Unlock()
	for f := range o.list {
		f.close()
	}
	clear(o.list)
}

// handle is a codec as zlib.js holds it.
type handle struct {
	st      *state
	codec   codec
	request work.Request
	closed  bool
}

// made is the codec that the first arguments ask for.
func (st *state) made(c *engine.Call, kind, level, dictionary, chunk int) (codec, error) {
	n, err := st.e.Int(c.Arg(level))
	if err != nil {
		return nil, err
	}
	size, err := st.e.Int(c.Arg(chunk))
	if err != nil {
		return nil, err
	}
	d, _ := buffer.Bytes(st.e, c.Arg(dictionary))
	made, err := newCodec(st.e.Text(c.Arg(kind)), n, size, append([]byte(nil), d...))
	if err != nil {
		return nil, st.e.ThrowError(err)
	}
	return made, nil
}

func (st *state) newHandle(c *engine.Call) (engine.Value, error) {
	made, err := st.made(c, 0, 1, 2, 3)
	if err != nil {
		return nil, err
	}
	if st.prototype == nil {
		_, prototype, err := st.e.Class("Codec", 0, nil, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil },
			env.Method{Name: "write", Length: 3, Func: st.write},
			env.Method{Name: "close", Func: func(c *engine.Call) (engine.Value, error) {
				if h, ok := st.eng.Host(c.This).(*handle); ok {
					h.close()
				}
				return c.Undefined, nil
			}},
		)
		if err != nil {
			return nil, err
		}
		st.prototype = st.e.Keep(prototype)
	}
	h := &handle{st: st, codec: made}
	st.open.add(h)
	v := st.eng.NewObject(st.prototype)
	st.eng.SetHost(v, h)
	return v, nil
}

// close ends the codec, at once or when the pool has done with it.
func (h *handle) close() {
	h.closed = true
	if !h.request.InFlight() {
		if f, ok := h.codec.(*inflater); ok {
			h.st.open.end(f)
		}
	}
}

// write runs write(chunk, mode, callback) on the pool. Only one is under way at
// a time: the stream sees to it.
func (st *state) write(c *engine.Call) (engine.Value, error) {
	h, ok := st.eng.Host(c.This).(*handle)
	if !ok || h.closed || h.request.InFlight() {
		return c.Undefined, nil
	}
	b, _ := buffer.Bytes(st.e, c.Arg(0))
	m := map[string]mode{"flush": flush, "finish": finish, "lenient": lenient}[st.e.Text(c.Arg(1))]
	chunk, callback := st.eng.Hold(c.Arg(0)), st.eng.Hold(c.Arg(2))
	var out []byte
	var rest bool
	var failed error
	err := h.request.Queue(st.e.Loop, func() { out, rest, failed = h.codec.write(b, m) }, func(error) {
		if h.closed || !rest && (m == finish || m == lenient) || failed != nil {
			h.close()
		}
		st.e.Callback(func() error {
			defer st.eng.Release(callback)
			defer st.eng.Release(chunk)
			_, err := st.eng.Call(callback, nil, st.failure(failed), buffer.New(st.e, out), st.eng.Bool(rest))
			return err
		})
	})
	if err != nil {
		st.eng.Release(callback)
		st.eng.Release(chunk)
		return nil, st.e.ThrowError(err)
	}
	return c.Undefined, nil
}

// failure is {code, message} of what went wrong, null for nothing.
func (st *state) failure(err error) engine.Value {
	if err == nil {
		return st.eng.Null()
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{"Z_DATA_ERROR", err.Error()}
	}
	v := st.eng.NewObject(nil)
	_ = st.eng.Set(v, "code", st.eng.String(f.code))
	_ = st.eng.Set(v, "message", st.eng.String(f.message))
	return v
}

// whole runs whole(kind, bytes, level, dictionary, most, lenient, callback, at
// once, chunk): through the pool with the callback, or at once with the other.
func (st *state) whole(c *engine.Call) (engine.Value, error) {
	made, err := st.made(c, 0, 2, 3, 8)
	if err != nil {
		return nil, err
	}
	in, _ := buffer.Bytes(st.e, c.Arg(1))
	limit, err := st.eng.ToNumber(c.Arg(4))
	if err != nil {
		return nil, err
	}
	m := finish
	if st.eng.ToBool(c.Arg(5)) {
		m = lenient
	}
	var out []byte
	var failed error
	tell := func(callback engine.Value) error {
		problem, result := st.failure(failed), st.eng.Undefined()
		if float64(len(out)) > limit {
			problem = st.eng.NewObject(nil)
			if err := st.eng.Set(problem, "big", st.eng.Number(limit)); err != nil {
				return err
			}
		} else if failed == nil {
			result = buffer.New(st.e, out)
		}
		_, err := st.eng.Call(callback, nil, problem, result)
		return err
	}
	run := func() {
		defer made.close()
		piece, rest := in, true
		for rest && failed == nil && float64(len(out)) <= limit {
			var more []byte
			more, rest, failed = made.write(piece, m)
			out, piece = append(out, more...), nil
		}
	}
	if st.eng.TypeOf(c.Arg(6)) != engine.Function {
		run()
		return c.Undefined, tell(c.Arg(7))
	}
	bytes, callback := st.eng.Hold(c.Arg(1)), st.eng.Hold(c.Arg(6))
	var request work.Request
	return c.Undefined, request.Queue(st.e.Loop, run, func(error) {
		st.e.Callback(func() error {
			defer st.eng.Release(callback)
			defer st.eng.Release(bytes)
			return tell(callback)
		})
	})
}
