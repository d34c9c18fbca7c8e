package net

import (
	"errors"
	"net/netip"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
)

// codeOf is the loop's code in an error.
func codeOf(err error) (code uv.Code, ok bool) {
	var sys *uv.Error
	switch {
	case errors.As(err, &sys):
		return sys.Code, true
	case errors.As(err, &code):
		return code, true
	}
	return 0, false
}

// errorAt is a call that failed with an address, as Node tells it: "connect
// ECONNREFUSED 127.0.0.1:80". detail goes behind. For a path port is "".
func (st *state) errorAt(code uv.Code, syscall, address, port, detail string) engine.Value {
	eng := st.eng
	text := syscall + " " + code.Name() + " " + address
	if syscall == "listen" {
		text = syscall + " " + code.Name() + ": " + code.Message() + " " + address
	}
	if port != "" && port != "0" {
		text += ":" + port
	}
	if detail != "" {
		text += " - Local (" + detail + ")"
	}
	v := st.e.NewError(env.Error, "", text)
	if syscall == "listen" {
		eng.Set(v, "code", eng.String(code.Name())) // first, for listen alone
	}
	eng.Set(v, "errno", eng.Number(float64(code)))
	eng.Set(v, "code", eng.String(code.Name()))
	eng.Set(v, "syscall", eng.String(syscall))
	eng.Set(v, "address", eng.String(address))
	if n, err := strconv.Atoi(port); err == nil && (n != 0 || syscall == "listen") {
		eng.Set(v, "port", eng.Number(float64(n)))
	} else if syscall == "listen" {
		eng.Set(v, "port", eng.Number(-1))
	}
	return v
}

// lookupError is a name that has no address, as Node tells it.
func (st *state) lookupError(err error, host string) engine.Value {
	eng := st.eng
	code, ok := codeOf(err)
	if !ok {
		return st.e.ErrorValue(err)
	}
	name := code.Name()
	if code == uv.EAI_NONAME || code == uv.EAI_NODATA {
		name = "ENOTFOUND"
	}
	v := st.e.NewError(env.Error, "", "getaddrinfo "+name+" "+host)
	eng.Set(v, "errno", eng.Number(float64(code)))
	eng.Set(v, "code", eng.String(name))
	eng.Set(v, "syscall", eng.String("getaddrinfo"))
	eng.Set(v, "hostname", eng.String(host))
	return v
}

// port reads a port as Node's validatePort does; name is what the error says.
func (st *state) port(name string, v engine.Value) (uint16, error) {
	eng := st.eng
	t := eng.TypeOf(v)
	if t == engine.Number || t == engine.String && !blankText(st.e.Text(v)) {
		if f, err := eng.ToNumber(v); err == nil && f == float64(uint16(f)) && f >= 0 && f < 65536 {
			return uint16(f), nil
		}
	}
	kind := map[engine.Type]string{engine.String: "string", engine.Number: "number", engine.Boolean: "boolean"}[t]
	text := "type " + kind + " (" + st.e.Inspect(v) + ")"
	if kind == "" {
		text = st.e.Inspect(v)
	}
	return 0, st.e.Throw(env.RangeError, "ERR_SOCKET_BAD_PORT", name+" should be >= 0 and < 65536. Received "+text+".")
}

func blankText(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\t' && r != '\n' && r != '\r' {
			return false
		}
	}
	return true
}

func portText(a netip.AddrPort) string { return strconv.Itoa(int(a.Port())) }
