package buffer

import (
	"math"
	"runtime"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// blob is the host of a Blob: bytes that nobody changes.
type blob struct {
	b        []byte
	kind     string
	file     bool
	name     string
	modified float64
}

// blobs defines Blob, File and resolveObjectURL, made when first read.
func (st *state) blobs(exports engine.Value) error {
	for _, p := range [...]struct {
		name string
		load func() (engine.Value, error)
	}{
		{"Blob", st.loadBlob}, {"resolveObjectURL", st.loadResolve}, {"File", st.loadFile},
	} {
		if err := st.e.Lazy(exports, p.name, true, p.load); err != nil {
			return err
		}
	}
	return nil
}

func (st *state) loadResolve() (engine.Value, error) {
	return st.eng.NewFunc("resolveObjectURL", 1, func(c *engine.Call) (engine.Value, error) {
		// Object URLs are made by URL.createObjectURL, of which there is none
		// yet: no URL leads to a Blob.
		_, err := st.eng.ToString(c.Arg(0))
		return c.Undefined, err
	}), nil
}

func (st *state) loadBlob() (engine.Value, error) {
	if st.blob != nil {
		return st.blob, nil
	}
	class, prototype, err := webclass.New(st.e, "Blob", 0, nil, st.newBlob)
	if err != nil {
		return nil, err
	}
	st.blob, st.blobPrototype = class, prototype
	for _, p := range [...]struct {
		name string
		get  func(b *blob) engine.Value
	}{
		{"type", func(b *blob) engine.Value { return st.eng.String(b.kind) }},
		{"size", func(b *blob) engine.Value { return st.number(len(b.b)) }},
	} {
		err := st.e.Accessor(prototype, p.name, true, func(this engine.Value) (engine.Value, error) {
			b, err := st.blobOf(this, "Blob")
			if err != nil {
				return nil, err
			}
			return p.get(b), nil
		}, nil)
		if err != nil {
			return nil, err
		}
	}
	err = st.e.Functions(prototype,
		env.Method{Name: "slice", Length: 0, Func: st.blobSlice},
		env.Method{Name: "arrayBuffer", Length: 0, Func: st.blobPromise(func(b *blob) (engine.Value, error) {
			return st.eng.Get(st.eng.NewBytes(append([]byte(nil), b.b...)), "buffer")
		})},
		env.Method{Name: "text", Length: 0, Func: st.blobPromise(func(b *blob) (engine.Value, error) {
			return st.eng.String(strings.TrimPrefix(Decode(b.b, UTF8), "\ufeff")), nil
		})},
	)
	if err != nil {
		return nil, err
	}
	err = st.e.Methods(prototype, env.Method{Name: "bytes", Length: 0, Func: st.blobPromise(func(b *blob) (engine.Value, error) {
		return st.eng.NewBytes(append([]byte(nil), b.b...)), nil
	})})
	if err != nil {
		return nil, err
	}
	return class, webclass.Tag(st.e, prototype, "Blob")
}

func (st *state) loadFile() (engine.Value, error) {
	if st.file != nil {
		return st.file, nil
	}
	parent, err := st.loadBlob()
	if err != nil {
		return nil, err
	}
	class, prototype, err := webclass.New(st.e, "File", 2, parent, st.newFile)
	if err != nil {
		return nil, err
	}
	st.file = class
	for _, p := range [...]struct {
		name string
		get  func(b *blob) engine.Value
	}{
		{"name", func(b *blob) engine.Value { return st.eng.String(b.name) }},
		{"lastModified", func(b *blob) engine.Value { return st.eng.Number(b.modified) }},
	} {
		err := st.e.Accessor(prototype, p.name, true, func(this engine.Value) (engine.Value, error) {
			b, err := st.blobOf(this, "File")
			if err != nil {
				return nil, err
			}
			return p.get(b), nil
		}, nil)
		if err != nil {
			return nil, err
		}
	}
	return class, webclass.Tag(st.e, prototype, "File")
}

// blobOf is the blob behind this, which must be of the class.
func (st *state) blobOf(this engine.Value, class string) (*blob, error) {
	if st.eng.TypeOf(this) == engine.Object {
		if b, ok := st.eng.Host(this).(*blob); ok && (b.file || class == "Blob") {
			return b, nil
		}
	}
	if class == "File" {
		return nil, st.e.Throw(env.TypeError, "", "Cannot read private member #name from an object whose class did not declare it")
	}
	return nil, webclass.InvalidThis(st.e, class)
}

// newBlob is new Blob(sources, { type, endings }).
func (st *state) newBlob(c *engine.Call) (engine.Value, error) {
	b := &blob{}
	if err := st.fillBlob(b, c.Arg(0), c.Arg(1)); err != nil {
		return nil, err
	}
	st.eng.SetHost(c.This, b)
	return c.Undefined, nil
}

func (st *state) fillBlob(b *blob, sources, options engine.Value) error {
	eng := st.eng
	list, err := st.sources(sources)
	if err != nil {
		return err
	}
	native := false
	if eng.TypeOf(options) != engine.Undefined {
		if eng.TypeOf(options) != engine.Null && !lang.IsObject(st.e, options) {
			return st.e.InvalidArgType("options", "a dictionary", options)
		}
		if b.kind, native, err = st.blobOptions(options); err != nil {
			return err
		}
	}
	for _, v := range list {
		if inner, ok := eng.Host(v).(*blob); ok && eng.TypeOf(v) == engine.Object {
			b.b = append(b.b, inner.b...)
			continue
		}
		if bytes, ok := st.memory(v); ok {
			b.b = append(b.b, bytes...)
			continue
		}
		text, err := eng.ToString(v)
		if err != nil {
			return err
		}
		text = WellFormed(text)
		if native {
			text = nativeEndings(text)
		}
		b.b = append(b.b, text...)
	}
	return nil
}

// sources lists what a Blob is to be made of.
func (st *state) sources(v engine.Value) ([]engine.Value, error) {
	eng := st.eng
	if eng.TypeOf(v) == engine.Undefined {
		return nil, nil
	}
	refuse := func() error {
		return st.e.InvalidArgType("sources", "a sequence", v)
	}
	if !lang.IsObject(st.e, v) {
		return nil, refuse()
	}
	if symbol := lang.Symbol(st.e, "iterator"); symbol != nil {
		iterate, err := eng.Get(v, symbol)
		if err != nil {
			return nil, err
		}
		if eng.TypeOf(iterate) != engine.Function {
			return nil, refuse()
		}
		if eng.Class(v) != "Array" {
			if v, err = eng.Call(lang.Static(st.e, "Array", "from"), lang.Global(st.e, "Array"), v); err != nil {
				return nil, err
			}
		}
	} else if length, err := eng.Get(v, "length"); err != nil || eng.TypeOf(length) != engine.Number {
		return nil, refuse()
	}
	list := make([]engine.Value, lang.Length(st.e, v))
	for i := range list {
		var err error
		if list[i], err = eng.Get(v, i); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (st *state) blobOptions(options engine.Value) (kind string, native bool, err error) {
	eng := st.eng
	if eng.TypeOf(options) == engine.Null {
		return "", false, nil
	}
	v, err := eng.Get(options, "type")
	if err != nil {
		return "", false, err
	}
	if eng.TypeOf(v) != engine.Undefined {
		if kind, err = eng.ToString(v); err != nil {
			return "", false, err
		}
	}
	if v, err = eng.Get(options, "endings"); err != nil {
		return "", false, err
	}
	if eng.TypeOf(v) != engine.Undefined {
		endings, err := eng.ToString(v)
		if err != nil {
			return "", false, err
		}
		if native = endings == "native"; !native && endings != "transparent" {
			return "", false, st.e.InvalidArgValue("options.endings", v, "")
		}
	}
	return mediaType(kind), native, nil
}

// mediaType is what a Blob keeps as its type: in lower case, and nothing of
// what has other than printable ASCII.
func mediaType(kind string) string {
	for _, c := range []byte(kind) {
		if c < 0x20 || c > 0x7e {
			return ""
		}
	}
	return strings.ToLower(kind)
}

func nativeEndings(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if runtime.GOOS == "windows" {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// newFile is new File(sources, name, options).
func (st *state) newFile(c *engine.Call) (engine.Value, error) {
	eng := st.eng
	if len(c.Args) < 2 {
		return nil, st.e.Throw(env.TypeError, "ERR_MISSING_ARGS", `The "fileBits" and "fileName" arguments must be specified`)
	}
	b := &blob{file: true}
	if err := st.fillBlob(b, c.Arg(0), c.Arg(2)); err != nil {
		return nil, err
	}
	name, err := eng.ToString(c.Arg(1))
	if err != nil {
		return nil, err
	}
	b.name = WellFormed(name)
	b.modified = float64(st.e.Now().Truncate(time.Millisecond).UnixMilli())
	if options := c.Arg(2); lang.IsObject(st.e, options) {
		v, err := eng.Get(options, "lastModified")
		if err != nil {
			return nil, err
		}
		if eng.TypeOf(v) != engine.Undefined {
			if b.modified, err = eng.ToNumber(v); err != nil {
				return nil, err
			}
			if math.IsNaN(b.modified) {
				b.modified = 0
			}
		}
	}
	eng.SetHost(c.This, b)
	return c.Undefined, nil
}

// blobSlice is blob.slice(start, end, type): a Blob over the same bytes.
func (st *state) blobSlice(c *engine.Call) (engine.Value, error) {
	b, err := st.blobOf(c.This, "Blob")
	if err != nil {
		return nil, err
	}
	start, err := st.relative(c.Arg(0), len(b.b), 0)
	if err != nil {
		return nil, err
	}
	end, err := st.relative(c.Arg(1), len(b.b), len(b.b))
	if err != nil {
		return nil, err
	}
	kind := ""
	if st.eng.TypeOf(c.Arg(2)) != engine.Undefined {
		if kind, err = st.eng.ToString(c.Arg(2)); err != nil {
			return nil, err
		}
	}
	v := st.eng.NewObject(st.blobPrototype)
	st.eng.SetHost(v, &blob{b: b.b[start:max(start, end)], kind: mediaType(kind)})
	return v, nil
}

// blobPromise makes a method that promises what get gives. Reading never
// waits, but a promise is only kept in a later microtask anyway.
func (st *state) blobPromise(get func(b *blob) (engine.Value, error)) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		resolve, reject := lang.Static(st.e, "Promise", "resolve"), lang.Static(st.e, "Promise", "reject")
		if resolve == nil {
			return nil, st.e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "Reading a Blob is unavailable: this engine has no Promise")
		}
		promise := lang.Global(st.e, "Promise")
		b, err := st.blobOf(c.This, "Blob")
		if err != nil {
			if env.Ended(err) {
				return nil, err
			}
			return st.eng.Call(reject, promise, st.e.ErrorValue(err))
		}
		v, err := get(b)
		if err != nil {
			return nil, err
		}
		return st.eng.Call(resolve, promise, v)
	}
}

// InspectCustom shows a Blob or a File as Node does.
func (b *blob) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	e := in.Env()
	eng := e.Engine
	if o.Depth < 0 {
		return "[Object]", nil
	}
	shown := eng.NewObject(nil)
	class := "Blob"
	fields := []inspectField{{"size", eng.Number(float64(len(b.b)))}, {"type", eng.String(b.kind)}}
	if b.file {
		class = "File"
		fields = append(fields, inspectField{"name", eng.String(b.name)}, inspectField{"lastModified", eng.Number(b.modified)})
	}
	for _, f := range fields {
		if err := eng.Set(shown, f.name, f.value); err != nil {
			return "", err
		}
	}
	text, err := in.Inspect(shown, o)
	return class + " " + text, err
}

type inspectField struct {
	name  string
	value engine.Value
}
