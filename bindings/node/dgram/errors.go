package dgram

import (
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
)

// errorOf is a call that failed: "setTTL EINVAL".
func (st *state) errorOf(err error, syscall string) engine.Value {
	if code, ok := env.CodeOf(err); ok {
		err = &uv.Error{Code: code, Syscall: syscall}
	}
	return st.e.ErrorValue(err)
}

func (st *state) throwCall(err error, syscall string) error {
	return st.e.ThrowValue(st.errorOf(err, syscall))
}

// errorAt is a call that failed with an address: "send EMSGSIZE ::1:80". The
// address is what the script gave, undefined if it gave none.
func (st *state) errorAt(err error, syscall string, address engine.Value, port int) engine.Value {
	eng := st.eng
	code, ok := env.CodeOf(err)
	if !ok {
		return st.e.ErrorValue(err)
	}
	text := syscall + " " + code.Name()
	switch {
	case port > 0:
		text += " " + st.e.Text(address) + ":" + strconv.Itoa(port)
	case eng.ToBool(address):
		text += " " + st.e.Text(address)
	}
	v := st.e.NewError(env.Error, "", text)
	eng.Set(v, "errno", eng.Number(float64(code)))
	eng.Set(v, "code", eng.String(code.Name()))
	eng.Set(v, "syscall", eng.String(syscall))
	eng.Set(v, "address", address)
	if port != 0 {
		eng.Set(v, "port", eng.Number(float64(port)))
	}
	return v
}

// bufferError is Node's SystemError for the size of a buffer.
func (st *state) bufferError(err error, recv bool) error {
	eng := st.eng
	code, ok := env.CodeOf(err)
	if !ok {
		return st.e.ThrowError(err)
	}
	call := "uv_send_buffer_size"
	if recv {
		call = "uv_recv_buffer_size"
	}
	text := "Could not get or set buffer size: " + call + " returned " + code.Name() + " (" + code.Message() + ")"
	v := st.e.NewError("Error", "", text)
	stack := "SystemError [ERR_SOCKET_BUFFER_SIZE]: " + text
	for _, f := range eng.Trace(v) {
		stack += "\n    at " + f.String()
	}
	for _, p := range [...]struct{ name, value string }{{"stack", stack}, {"name", "SystemError"}} {
		if err := eng.Define(v, p.name, engine.Property{Value: eng.String(p.value), Writable: true, Configurable: true}); err != nil {
			return err
		}
	}
	info := eng.NewObject(nil)
	eng.Set(info, "errno", eng.Number(float64(code)))
	eng.Set(info, "code", eng.String(code.Name()))
	eng.Set(info, "message", eng.String(code.Message()))
	eng.Set(info, "syscall", eng.String(call))
	eng.Set(v, "code", eng.String("ERR_SOCKET_BUFFER_SIZE"))
	eng.Set(v, "info", info)
	eng.Set(v, "errno", eng.Number(float64(code)))
	eng.Set(v, "syscall", eng.String(call))
	return st.e.ThrowValue(v)
}
