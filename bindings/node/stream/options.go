package stream

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// marks are the default highWaterMarks.
type marks struct{ bytes, objects int }

type marksKey struct{}

func marksOf(e *env.Env) *marks {
	return env.State(e, marksKey{}, func() *marks { return &marks{16 << 10, 16} })
}

func (m *marks) of(objects bool) *int {
	if objects {
		return &m.objects
	}
	return &m.bytes
}

// options reads the object that a constructor was given.
type options struct {
	e   *env.Env
	v   engine.Value // undefined if there is none
	err error
}

func (o *options) get(name string) engine.Value {
	if o.err != nil || !lang.IsObject(o.e, o.v) {
		return o.e.Engine.Undefined()
	}
	v, err := o.e.Engine.Get(o.v, name)
	if err != nil {
		o.err = err
		return o.e.Engine.Undefined()
	}
	return v
}

func (o *options) truthy(name string) bool { return o.e.Engine.ToBool(o.get(name)) }

// is tells whether the option is this very boolean.
func (o *options) is(name string, want bool) bool {
	v := o.get(name)
	return o.e.Engine.TypeOf(v) == engine.Boolean && o.e.Engine.ToBool(v) == want
}

// mark is highWaterMark, or readableHighWaterMark and its like for a Duplex.
func (o *options) mark(side string, duplex, objects bool) int {
	v := o.get("highWaterMark")
	if lang.IsNullish(o.e, v) && duplex {
		v = o.get(side)
	}
	if o.err != nil || lang.IsNullish(o.e, v) {
		return *marksOf(o.e).of(objects)
	}
	f := math.NaN()
	if o.e.Engine.TypeOf(v) == engine.Number {
		f, _ = o.e.Engine.ToNumber(v)
	}
	if f != math.Trunc(f) || math.IsInf(f, 0) || f < 0 {
		name := "options.highWaterMark"
		if duplex {
			name = "options." + side
		}
		o.err = o.e.InvalidArgValue(name, v, "")
		return 0
	}
	return int(min(f, 1<<62))
}

// encoding is an option that names one.
func (o *options) encoding(name string) (enc buffer.Encoding, text string) {
	v := o.get(name)
	if o.err != nil || !o.e.Engine.ToBool(v) {
		return buffer.UTF8, ""
	}
	enc, o.err = buffer.EncodingArg(o.e, v)
	return enc, o.e.Text(v)
}

// startReadable gives s a readable side.
func (s *Stream) startReadable(o *options, duplex bool) {
	s.isSource = true
	r := &reader{sync: true}
	s.r = r
	r.objects = o.truthy("objectMode") || duplex && o.truthy("readableObjectMode")
	r.mark = o.mark("readableHighWaterMark", duplex, r.objects)
	s.noEmitClose = o.is("emitClose", false)
	s.KeepOpen = o.is("autoDestroy", false)
	r.encoding, _ = o.encoding("defaultEncoding")
	if o.truthy("encoding") {
		if enc, _ := o.encoding("encoding"); o.err == nil {
			r.decoder = buffer.NewDecoder(enc)
		}
	}
}

// startWritable gives s a writable side.
func (s *Stream) startWritable(o *options, duplex bool) {
	s.isSink = true
	w := &writer{sync: true}
	s.w = w
	w.objects = o.truthy("objectMode") || duplex && o.truthy("writableObjectMode")
	w.mark = o.mark("writableHighWaterMark", duplex, w.objects)
	w.keepText = o.is("decodeStrings", false)
	s.noEmitClose = o.is("emitClose", false)
	s.KeepOpen = o.is("autoDestroy", false)
	w.encoding, w.encodingName = o.encoding("defaultEncoding")
	w.encodingName = encodingName(w.encodingName)
}

// functions sets the methods that came as options.
func (s *Stream) functions(o *options, names ...string) {
	for _, name := range names {
		if fn := o.get(name); o.err == nil && s.env.Engine.TypeOf(fn) == engine.Function {
			o.err = s.env.Engine.Set(s.This(), "_"+name, fn)
		}
	}
}

// encodingName is what a script called an encoding, but for the usual one.
func encodingName(name string) string {
	if name == "utf-8" {
		return "utf8"
	}
	return name
}
