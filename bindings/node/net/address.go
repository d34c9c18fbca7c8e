package net

import (
	"net/netip"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// socketAddress is the host of a SocketAddress.
type socketAddress struct {
	st        *state
	addr      netip.AddrPort
	flowlabel int64
}

func (a *socketAddress) family() string {
	if a.addr.Addr().Is4() {
		return "ipv4"
	}
	return "ipv6"
}

// field is one of its accessors, in Node's order.
func (a *socketAddress) field(name string) engine.Value {
	eng := a.st.eng
	switch name {
	case "address":
		return eng.String(a.addr.Addr().String())
	case "port":
		return eng.Number(float64(a.addr.Port()))
	case "family":
		return eng.String(a.family())
	}
	return eng.Number(float64(a.flowlabel))
}

var addressFields = [...]string{"address", "port", "family", "flowlabel"}

func (st *state) loadAddress() (err error) {
	e, eng := st.e, st.eng
	st.address, st.addressPrototype, err = webclass.New(e, "SocketAddress", 0, nil, func(c *engine.Call) (engine.Value, error) {
		a, err := st.readAddress(c.Arg(0))
		if err != nil {
			return nil, err
		}
		eng.SetHost(c.This, a)
		return c.This, nil
	})
	for _, name := range addressFields {
		if err == nil {
			err = e.Accessor(st.addressPrototype, name, false, func(this engine.Value) (engine.Value, error) {
				a := st.addressOf(this)
				if a == nil {
					return nil, webclass.InvalidThis(e, "SocketAddress")
				}
				return a.field(name), nil
			}, nil)
		}
	}
	if err != nil {
		return err
	}
	err = e.Methods(st.addressPrototype, env.Method{Name: "toJSON", Func: func(c *engine.Call) (engine.Value, error) {
		a := st.addressOf(c.This)
		if a == nil {
			return nil, webclass.InvalidThis(e, "SocketAddress")
		}
		return a.object(), nil
	}})
	if err != nil {
		return err
	}
	return e.Methods(st.address, env.Method{Name: "isSocketAddress", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
		return eng.Bool(st.addressOf(c.Arg(0)) != nil), nil
	}})
}

func (st *state) addressOf(v engine.Value) *socketAddress {
	if !lang.IsObject(st.e, v) {
		return nil
	}
	a, _ := st.eng.Host(v).(*socketAddress)
	return a
}

// object is the address as a plain object.
func (a *socketAddress) object() engine.Value {
	obj := a.st.eng.NewObject(nil)
	for _, name := range addressFields {
		a.st.eng.Set(obj, name, a.field(name))
	}
	return obj
}

// InspectCustom shows an address as the object it stands for.
func (a *socketAddress) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	if o.Depth < 0 {
		return "[SocketAddress]", nil
	}
	inner := *o
	inner.Depth = o.WholeDepth() - 1
	text, err := in.Inspect(a.object(), &inner)
	return "SocketAddress " + text, err
}

// readAddress reads the options of a SocketAddress.
func (st *state) readAddress(options engine.Value) (*socketAddress, error) {
	e, eng := st.e, st.eng
	a := &socketAddress{st: st}
	if eng.TypeOf(options) == engine.Undefined {
		options = eng.NewObject(nil)
	}
	if err := webclass.Options(e, "options", options); err != nil {
		return nil, err
	}
	get := map[string]engine.Value{}
	for _, name := range [...]string{"family", "address", "port", "flowlabel"} {
		v, err := eng.Get(options, name)
		if err != nil {
			return nil, err
		}
		get[name] = v
	}
	family := "ipv4"
	if v := get["family"]; eng.TypeOf(v) != engine.Undefined {
		family = ""
		if eng.TypeOf(v) == engine.String {
			family = strings.ToLower(e.Text(v))
		}
		if err := st.knownFamily(family, v); err != nil {
			return nil, err
		}
	}
	address := map[string]string{"ipv4": "127.0.0.1", "ipv6": "::"}[family]
	if v := get["address"]; eng.TypeOf(v) != engine.Undefined {
		if eng.TypeOf(v) != engine.String {
			return nil, e.InvalidArgType("options.address", "of type string", v)
		}
		address = e.Text(v)
	}
	port := uint16(0)
	if v := get["port"]; eng.TypeOf(v) != engine.Undefined {
		var err error
		if port, err = st.port("options.port", v); err != nil {
			return nil, err
		}
	}
	if v := get["flowlabel"]; eng.TypeOf(v) != engine.Undefined {
		var err error
		if a.flowlabel, err = e.IntArg("options.flowlabel", v, 0, 1<<32-1); err != nil {
			return nil, err
		}
	}
	addr, ok := parseAddress(address, family)
	if !ok {
		return nil, st.invalidAddress()
	}
	a.addr = netip.AddrPortFrom(addr, port)
	return a, nil
}

func (st *state) invalidAddress() error {
	return st.e.Throw(env.Error, "ERR_INVALID_ADDRESS", "Invalid socket address")
}

// parseAddress is an address of this family.
func parseAddress(text, family string) (netip.Addr, bool) {
	addr, err := netip.ParseAddr(text)
	return addr, err == nil && addr.Zone() == "" && addr.Is4() == (family == "ipv4")
}

// family reads an argument that names one.
func (st *state) family(v engine.Value) (string, error) {
	if st.eng.TypeOf(v) != engine.String {
		return "", st.e.InvalidArgType("family", "of type string", v)
	}
	return strings.ToLower(st.e.Text(v)), nil
}

func (st *state) knownFamily(name string, v engine.Value) error {
	if name == "ipv4" || name == "ipv6" {
		return nil
	}
	return st.e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", "The property 'options.family' is invalid. Received "+st.e.Inspect(v))
}
