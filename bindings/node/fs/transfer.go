package fs

import (
	"fmt"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
)

// span is a part of a Buffer and a place in a file.
type span struct {
	buf              engine.Value
	b                []byte
	offset, length   int64
	position         int64
	offsetV, lengthV engine.Value
	positionV        engine.Value
}

// readArgs finds what read shall read: (buffer, offset, length, position),
// (buffer, options), (options) or nothing.
func (f *fs) readArgs(list []engine.Value) (span, error) {
	arg := func(i int) engine.Value {
		if i < len(list) {
			return list[i]
		}
		return f.eng.Undefined()
	}
	undefined := f.eng.Undefined()
	s := span{buf: arg(0), offsetV: arg(1), lengthV: arg(2), positionV: arg(3)}
	var params engine.Value
	if len(list) <= 2 {
		switch {
		case len(list) == 2:
			params = arg(1)
		case len(list) == 1 && !f.isView(arg(0)):
			params = arg(0)
		}
		if len(list) == 0 || params != nil && len(list) == 1 {
			s.buf = nil
		}
		if params != nil && !lang.IsNullish(f.e, params) {
			if t := f.eng.TypeOf(params); t != engine.Object || f.eng.Class(params) == "Array" {
				return s, f.e.InvalidArgType("options", "of type object", params)
			}
		} else {
			params = nil
		}
		o := options{f, params}
		if s.buf == nil {
			var err error
			if s.buf, err = o.get("buffer"); err != nil {
				return s, err
			}
			if f.eng.TypeOf(s.buf) == engine.Undefined {
				s.buf, _ = f.newBuffer(16 << 10)
			}
		}
		s.offsetV, s.lengthV, s.positionV = o.value("offset"), o.value("length"), o.value("position")
		if params == nil {
			s.offsetV, s.lengthV, s.positionV = undefined, undefined, undefined
		}
	}
	var err error
	if s.b, err = f.view("buffer", s.buf); err != nil {
		return s, err
	}
	if !lang.IsNullish(f.e, s.offsetV) {
		if s.offset, err = f.integer("offset", s.offsetV, 0); err != nil {
			return s, err
		}
	}
	if f.eng.TypeOf(s.lengthV) == engine.Undefined {
		s.length = int64(len(s.b)) - s.offset
	} else {
		n, err := f.eng.ToNumber(s.lengthV)
		if err != nil {
			return s, err
		}
		s.length = toInt32(n)
	}
	if s.length == 0 {
		return s, nil
	}
	if len(s.b) == 0 {
		return s, f.e.InvalidArgValue("buffer", s.buf, "is empty and cannot be written")
	}
	if s.length < 0 {
		return s, f.e.OutOfRange("length", ">= 0", f.eng.Number(float64(s.length)))
	}
	if s.offset+s.length > int64(len(s.b)) {
		return s, f.e.OutOfRange("length", fmt.Sprint("<= ", int64(len(s.b))-s.offset), f.eng.Number(float64(s.length)))
	}
	s.position, err = f.position(s.positionV)
	return s, err
}

// toInt32 is n | 0.
func toInt32(n float64) int64 {
	if n != n || n > 1<<62 || n < -1<<62 {
		return 0
	}
	return int64(int32(int64(n)))
}

// readJob reads into the Buffer's own memory.
func (f *fs) readJob(fd int, s span) *job {
	n := 0
	j := &job{
		work: func() (err error) {
			n, err = f.disk.Read(fd, s.b[s.offset:s.offset+s.length], s.position)
			return err
		},
		ready: s.length == 0,
	}
	f.counted(j, &n, s.buf)
	return j
}

// counted is what a job tells that moves bytes: how many, and the memory it was
// called with, which is the first that it holds.
func (f *fs) counted(j *job, n *int, memory engine.Value) {
	j.held = append([]engine.Value{memory}, j.held...)
	j.results = func() ([]engine.Value, error) { return []engine.Value{f.eng.Number(float64(*n)), j.held[0]}, nil }
	j.failing = func() []engine.Value { return []engine.Value{f.eng.Number(0), j.held[0]} }
}

// read is fs.read(fd[, buffer[, offset[, length[, position]]]], callback), or
// with options.
func (f *fs) read(c *engine.Call) (engine.Value, error) {
	fd, err := f.fd(c.Arg(0))
	if err != nil {
		return nil, err
	}
	last := min(max(len(c.Args)-1, 1), 5)
	if len(c.Args) >= 5 {
		last = 5
	}
	list := c.Args[1:min(last, len(c.Args))]
	callback := c.Arg(last)
	if len(list) >= 3 { // four positions, whatever is not there
		padded := make([]engine.Value, 4)
		for i := range padded {
			padded[i] = c.Undefined
			if i < len(list) {
				padded[i] = list[i]
			}
		}
		list = padded
	}
	s, err := f.readArgs(list)
	if cerr := f.e.Func("cb", callback); cerr != nil && (err == nil || f.isView(c.Arg(1))) {
		return nil, cerr
	}
	if err != nil {
		return nil, err
	}
	f.start(f.readJob(fd, s), callback)
	return c.Undefined, nil
}

func (f *fs) readSync(c *engine.Call) (engine.Value, error) {
	return f.now(func(a *args) (*job, error) {
		fd, err := a.fd(a.arg(0))
		if err != nil {
			return nil, err
		}
		if _, err := a.view("buffer", a.arg(1)); err != nil {
			return nil, err
		}
		list := a.list[1:]
		switch t := a.eng.TypeOf(a.arg(2)); {
		case len(list) == 1, len(list) == 2 && t == engine.Undefined, t == engine.Null:
			list = []engine.Value{list[0], a.eng.Null()}
		case t == engine.Object:
			list = list[:2]
		case len(list) > 2:
			list = []engine.Value{a.arg(1), a.arg(2), a.arg(3), a.arg(4)}
		}
		s, err := a.readArgs(list)
		if err == nil && s.length == 0 {
			return &job{ready: true, results: func() ([]engine.Value, error) { return []engine.Value{a.eng.Number(0)}, nil }}, nil
		}
		return a.readJob(fd, s), err
	}, c.Args)
}

// writeArgs finds what write shall write: a view's (offset, length, position)
// or options, or a string's (position, encoding).
func (f *fs) writeArgs(list []engine.Value) (span, error) {
	arg := func(i int) engine.Value {
		if i < len(list) {
			return list[i]
		}
		return f.eng.Undefined()
	}
	s := span{buf: arg(0), offsetV: arg(1), lengthV: arg(2), positionV: arg(3)}
	if f.isView(s.buf) {
		return f.writeView(s)
	}
	if f.eng.TypeOf(s.buf) != engine.String {
		return s, f.e.InvalidArgType("buffer", "of type string or an instance of Buffer, TypedArray, or DataView", s.buf)
	}
	text, err := f.eng.ToString(s.buf)
	if err != nil {
		return s, err
	}
	enc := buffer.UTF8
	if f.eng.TypeOf(arg(2)) == engine.String {
		name := f.e.Text(arg(2))
		var known bool
		if enc, known = buffer.ParseEncoding(name); known && enc == buffer.Hex && len(text)%2 != 0 {
			return s, f.e.InvalidArgValue("encoding", arg(2), fmt.Sprint("is invalid for data of length ", len(text)))
		}
	}
	s.b = buffer.Encode(text, enc)
	s.length, s.position = int64(len(s.b)), -1
	if t := f.eng.TypeOf(arg(1)); t == engine.Number || t == engine.BigInt {
		s.position, err = f.position(arg(1))
	}
	return s, err
}

func (f *fs) writeView(s span) (span, error) {
	s.b, _ = f.view("buffer", s.buf)
	if t := f.eng.TypeOf(s.offsetV); t == engine.Object {
		o := options{f, s.offsetV}
		s.offsetV, s.lengthV, s.positionV = o.value("offset"), o.value("length"), o.value("position")
	}
	var err error
	if t := f.eng.TypeOf(s.offsetV); t != engine.Undefined && t != engine.Null && t != engine.Function {
		if s.offset, err = f.integer("offset", s.offsetV, 0); err != nil {
			return s, err
		}
	}
	size := int64(len(s.b))
	length := float64(size - s.offset)
	if f.eng.TypeOf(s.lengthV) == engine.Number {
		length, _ = f.eng.ToNumber(s.lengthV)
	}
	switch {
	case s.offset > size:
		return s, f.e.OutOfRange("offset", fmt.Sprint("<= ", size), f.eng.Number(float64(s.offset)))
	case length > float64(size-s.offset):
		return s, f.e.OutOfRange("length", fmt.Sprint("<= ", size-s.offset), f.eng.Number(length))
	case length < 0:
		return s, f.e.OutOfRange("length", ">= 0", f.eng.Number(length))
	}
	if s.length, err = f.e.IntArg("length", f.eng.Number(length), 0, 1<<31-1); err != nil {
		return s, err
	}
	s.position = -1
	if t := f.eng.TypeOf(s.positionV); t == engine.Number || t == engine.BigInt {
		s.position, err = f.position(s.positionV)
	}
	return s, err
}

func (f *fs) writeJob(fd int, s span) *job {
	n := 0
	j := &job{
		work: func() (err error) {
			n, err = f.disk.Write(fd, s.b[s.offset:s.offset+s.length], s.position)
			return err
		},
		access: writing,
	}
	f.counted(j, &n, s.buf)
	return j
}

func (f *fs) write(c *engine.Call) (engine.Value, error) {
	fd, err := f.fd(c.Arg(0))
	if err != nil {
		return nil, err
	}
	last := 5
	if !f.isView(c.Arg(1)) {
		last = 4
	}
	callback := c.Undefined
	for i := min(last, len(c.Args)-1); i >= 2; i-- {
		if f.eng.TypeOf(c.Arg(i)) == engine.Function {
			callback, last = c.Arg(i), i
			break
		}
	}
	if f.isView(c.Arg(1)) {
		if err := f.e.Func("cb", callback); err != nil {
			return nil, err
		}
	}
	s, err := f.writeArgs(c.Args[min(1, len(c.Args)):min(last, len(c.Args))])
	if err == nil {
		err = f.e.Func("cb", callback)
	}
	if err != nil {
		return nil, err
	}
	f.start(f.writeJob(fd, s), callback)
	return c.Undefined, nil
}

func (f *fs) writeSync(c *engine.Call) (engine.Value, error) {
	return f.now(func(a *args) (*job, error) {
		fd, err := a.fd(a.arg(0))
		if err != nil {
			return nil, err
		}
		s, err := a.writeArgs(a.list[1:])
		j := a.writeJob(fd, s)
		work := j.work
		j.work = func() error {
			err := work()
			if sys, ok := err.(*uv.Error); ok {
				return exception{sys}
			}
			return err
		}
		return j, err
	}, c.Args)
}

// vectorJob is readv and writev: several views at once.
func (a *args) vectorJob(write bool, fd int, buffers, position engine.Value) (*job, error) {
	invalid := func() error {
		return a.e.InvalidArgType("buffers", "an ArrayBufferView[]", buffers)
	}
	if a.eng.TypeOf(buffers) != engine.Object || a.eng.Class(buffers) != "Array" {
		return nil, invalid()
	}
	views := make([][]byte, lang.Length(a.e, buffers))
	var held []engine.Value
	size := 0
	for i := range views {
		v, err := a.eng.Get(buffers, i)
		if err != nil {
			return nil, err
		}
		if !a.isView(v) {
			return nil, invalid()
		}
		views[i], _ = a.eng.Bytes(v)
		held = append(held, v)
		size += len(views[i])
	}
	at := int64(-1)
	if a.eng.TypeOf(position) == engine.Number {
		n, _ := a.eng.ToNumber(position)
		at = int64(n)
	}
	n := 0
	j := &job{
		work: func() (err error) {
			if write {
				n, err = a.disk.Writev(fd, views, at)
			} else {
				n, err = a.disk.Readv(fd, views, at)
			}
			return err
		},
		held: held,
	}
	a.counted(j, &n, buffers)
	if write {
		j.access = writing
		// Nothing to write is written.
		j.ready = len(views) == 0
	} else if len(views) == 0 {
		j.work = func() error { return &uv.Error{Code: uv.EINVAL, Syscall: "read"} }
	}
	return j, nil
}

func parseVector(write bool) func(a *args) (*job, error) {
	return func(a *args) (*job, error) {
		fd, err := a.fd(a.arg(0))
		if err != nil {
			return nil, err
		}
		return a.vectorJob(write, fd, a.arg(1), a.arg(2))
	}
}
