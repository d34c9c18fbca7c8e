package child_process

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/eventtarget"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
)

func lengthOf(e *env.Env, list engine.Value) int { return lang.Length(e, list) }

// natives are what child_process.js asks of Go.
func (st *state) natives() (engine.Value, error) {
	e, eng := st.e, st.eng
	text := func(c *engine.Call, i int) string { return e.Text(c.Arg(i)) }
	code := func(v engine.Value) uv.Code { n, _ := e.Int(v); return uv.Code(n) }
	native := e.Keep(eng.NewObject(nil))
	return native, e.Functions(native, append(lang.Natives(e),
		env.Method{Name: "handle", Func: st.newHandle},
		env.Method{Name: "spawnSync", Length: 1, Func: st.spawnSync},
		env.Method{Name: "socket", Length: 2, Func: st.socket},
		env.Method{Name: "descriptor", Length: 1, Func: st.descriptor},
		env.Method{Name: "path", Length: 2, Func: st.path},
		env.Method{Name: "bytes", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			if b, ok := buffer.Bytes(e, c.Arg(0)); ok {
				return buffer.New(e, b), nil
			}
			return nil, e.InvalidArgType(text(c, 1), "of type string or an instance of Buffer, TypedArray, or DataView", c.Arg(0))
		}},
		env.Method{Name: "systemError", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return e.ErrorValue(&uv.Error{Code: code(c.Arg(0)), Syscall: text(c, 1)}), nil
		}},
		env.Method{Name: "codeName", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.String(code(c.Arg(0)).Name()), nil
		}},
		env.Method{Name: "checkSignal", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, eventtarget.CheckSignal(e, text(c, 1), c.Arg(0))
		}},
		env.Method{Name: "abortError", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eventtarget.AbortError(e, c.Arg(0)), nil
		}},
		env.Method{Name: "inspect", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.String(e.Inspect(c.Arg(0))), nil
		}},
		env.Method{Name: "promisified", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, eng.Define(c.Arg(0), lang.PromisifyKey(e), engine.Property{Value: c.Arg(1)})
		}},
	)...)
}

// socket is the parent's end of a pipe as scripts see it.
func (st *state) socket(c *engine.Call) (engine.Value, error) {
	o := st.eng.NewObject(nil)
	err := st.eng.Set(o, "handle", c.Arg(0))
	if err == nil {
		err = st.eng.Set(o, "readable", c.Arg(1))
	}
	if err != nil {
		return nil, err
	}
	return st.eng.Construct(net.SocketClass(st.e), o)
}

// descriptor is the one that a stream stands on, or -1.
func (st *state) descriptor(c *engine.Call) (engine.Value, error) {
	none := st.eng.Number(-1)
	v := c.Arg(0)
	for _, name := range []string{"", "handle", "_handle"} {
		if !lang.IsObject(st.e, v) {
			return none, nil
		}
		object := v
		if name != "" {
			var err error
			if object, err = st.eng.Get(v, name); err != nil {
				return nil, err
			}
		}
		if !lang.IsObject(st.e, object) {
			continue
		}
		fd, err := st.eng.Get(object, "fd")
		if err != nil {
			return nil, err
		}
		if st.eng.TypeOf(fd) == engine.Number {
			return fd, nil
		}
	}
	return none, nil
}

// path is a string, or what a URL of a file means.
func (st *state) path(c *engine.Call) (engine.Value, error) {
	v := c.Arg(0)
	if st.eng.TypeOf(v) == engine.String {
		return v, nil
	}
	if lang.IsObject(st.e, v) {
		if b, ok := buffer.Bytes(st.e, v); ok {
			return st.eng.String(string(b)), nil
		}
		if href, err := st.eng.Get(v, "href"); err != nil || st.eng.ToBool(href) {
			if err != nil {
				return nil, err
			}
			url, err := st.e.Require("url")
			if err != nil {
				return nil, err
			}
			f, err := st.eng.Get(url, "fileURLToPath")
			if err != nil {
				return nil, err
			}
			return st.eng.Call(f, nil, v)
		}
	}
	return nil, st.e.InvalidArgType(st.e.Text(c.Arg(1)), "of type string or an instance of Buffer or URL", v)
}
