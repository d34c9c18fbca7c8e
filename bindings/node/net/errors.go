package net

import (
	"net/netip"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
)

// errorAt is a call that failed with an address, as Node tells it: "connect
// ECONNREFUSED 127.0.0.1:80". detail goes behind. For a path port is "".
func (st *state) errorAt(code uv.Code, syscall, address, port, detail string) engine.Value {
	eng := st.eng
	text := syscall + " " + code.Name()
	if syscall == "listen" {
		text += ": " + code.Message()
	}
	if address != "" {
		text += " " + address
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

// port reads a port; name is what the error calls it.
func (st *state) port(name string, v engine.Value) (uint16, error) {
	return st.e.PortArg(name, v, true)
}

func portText(a netip.AddrPort) string { return strconv.Itoa(int(a.Port())) }
