package net

import (
	"net/netip"
	"slices"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// blockList is the host of a BlockList.
type blockList struct {
	st    *state
	rules []rule // the last one first
}

// rule is a range of addresses of one family; text is how it is listed.
type rule struct {
	from, to netip.Addr
	text     string
}

func (b *blockList) add(r rule) { b.rules = slices.Insert(b.rules, 0, r) }

// blocks tells whether an address is in any range; one of IPv4 that is written
// as IPv6 counts as what it is.
func (b *blockList) blocks(a netip.Addr) bool {
	for _, x := range [...]netip.Addr{a, a.Unmap()} {
		for _, r := range b.rules {
			if r.from.Is4() == x.Is4() && r.from.Compare(x) <= 0 && x.Compare(r.to) <= 0 {
				return true
			}
		}
	}
	return false
}

func (st *state) loadBlockList() (err error) {
	e, eng := st.e, st.eng
	st.blockList, st.blockListPrototype, err = webclass.New(e, "BlockList", 0, nil, func(c *engine.Call) (engine.Value, error) {
		eng.SetHost(c.This, &blockList{st: st})
		return c.This, nil
	})
	if err != nil {
		return err
	}
	method := func(name string, length int, f func(b *blockList, c *engine.Call) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			b := st.blockListOf(c.This)
			if b == nil {
				return nil, webclass.InvalidThis(e, "BlockList")
			}
			return f(b, c)
		}}
	}
	err = e.Methods(st.blockListPrototype,
		method("addAddress", 1, func(b *blockList, c *engine.Call) (engine.Value, error) {
			a, _, err := st.addressArg("address", c.Arg(0), c.Arg(1))
			if err == nil {
				b.add(rule{a.Addr(), a.Addr(), "Address: " + familyName(a.Addr()) + " " + a.Addr().String()})
			}
			return c.Undefined, err
		}),
		method("addRange", 2, func(b *blockList, c *engine.Call) (engine.Value, error) {
			from, v, err := st.addressArg("start", c.Arg(0), c.Arg(2))
			if err != nil {
				return nil, err
			}
			to, _, err := st.addressArg("end", c.Arg(1), c.Arg(2))
			if err != nil {
				return nil, err
			}
			if from.Addr().Compare(to.Addr()) > 0 {
				return nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", "The argument 'start' must come before end. Received "+e.Inspect(v))
			}
			b.add(rule{from.Addr(), to.Addr(), "Range: " + familyName(from.Addr()) + " " + from.Addr().String() + "-" + to.Addr().String()})
			return c.Undefined, nil
		}),
		method("addSubnet", 2, func(b *blockList, c *engine.Call) (engine.Value, error) {
			a, _, err := st.addressArg("network", c.Arg(0), c.Arg(2))
			if err != nil {
				return nil, err
			}
			bits, err := e.IntArg("prefix", c.Arg(1), 0, int64(a.Addr().BitLen()))
			if err != nil {
				return nil, err
			}
			subnet := netip.PrefixFrom(a.Addr(), int(bits)).Masked()
			b.add(rule{subnet.Addr(), lastOf(subnet), "Subnet: " + familyName(a.Addr()) + " " + a.Addr().String() + "/" + strconv.Itoa(int(bits))})
			return c.Undefined, nil
		}),
		method("check", 1, func(b *blockList, c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.Arg(0)) == engine.String {
				family := "ipv4"
				if v := c.Arg(1); eng.TypeOf(v) != engine.Undefined {
					text, err := st.family(v)
					if err != nil {
						return nil, err
					}
					family = text
				}
				a, ok := parseAddress(e.Text(c.Arg(0)), family)
				return eng.Bool(ok && b.blocks(a)), nil
			}
			a, _, err := st.addressArg("address", c.Arg(0), c.Arg(1))
			return eng.Bool(err == nil && b.blocks(a.Addr())), err
		}),
	)
	if err != nil {
		return err
	}
	return e.Accessor(st.blockListPrototype, "rules", false, func(this engine.Value) (engine.Value, error) {
		b := st.blockListOf(this)
		if b == nil {
			return nil, webclass.InvalidThis(e, "BlockList")
		}
		return b.list(), nil
	}, nil)
}

func (b *blockList) list() engine.Value {
	var texts []engine.Value
	for _, r := range b.rules {
		texts = append(texts, b.st.eng.String(r.text))
	}
	return b.st.eng.NewArray(texts...)
}

// InspectCustom shows the rules.
func (b *blockList) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	if o.Depth < 0 {
		return "[BlockList]", nil
	}
	obj := b.st.eng.NewObject(nil)
	if err := b.st.eng.Set(obj, "rules", b.list()); err != nil {
		return "", err
	}
	inner := *o
	inner.Depth = o.WholeDepth() - 1
	text, err := in.Inspect(obj, &inner)
	return "BlockList " + text, err
}

func (st *state) blockListOf(v engine.Value) *blockList {
	if !lang.IsObject(st.e, v) {
		return nil
	}
	b, _ := st.eng.Host(v).(*blockList)
	return b
}

// addressArg is an address given as a SocketAddress or as a text with its
// family. It gives a SocketAddress, too, for messages.
func (st *state) addressArg(name string, v, family engine.Value) (netip.AddrPort, engine.Value, error) {
	e, eng := st.e, st.eng
	if a := st.addressOf(v); a != nil {
		return a.addr, v, nil
	}
	if eng.TypeOf(v) != engine.String {
		return netip.AddrPort{}, nil, e.InvalidArgType(name, "of type string", v)
	}
	kind := "ipv4"
	if eng.TypeOf(family) != engine.Undefined {
		var err error
		if kind, err = st.family(family); err == nil {
			err = st.knownFamily(kind, family)
		}
		if err != nil {
			return netip.AddrPort{}, nil, err
		}
	}
	addr, ok := parseAddress(e.Text(v), kind)
	if !ok {
		return netip.AddrPort{}, nil, st.invalidAddress()
	}
	a := netip.AddrPortFrom(addr, 0)
	obj := eng.NewObject(st.addressPrototype)
	eng.SetHost(obj, &socketAddress{st: st, addr: a})
	return a, obj, nil
}

// lastOf is the last address of a network.
func lastOf(p netip.Prefix) netip.Addr {
	b := p.Addr().AsSlice()
	for i := p.Bits(); i < len(b)*8; i++ {
		b[i/8] |= 1 << (7 - i%8)
	}
	a, _ := netip.AddrFromSlice(b)
	return a
}
