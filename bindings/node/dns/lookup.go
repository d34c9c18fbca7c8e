package dns

import (
	"net/netip"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	uvdns "github.com/uvgo/uvgo/uv/dns"
)

// Options narrow a Lookup. The zero value asks for everything.
type Options struct {
	Family int // 4, 6, or 0 for both
	Hints  int // flags of uv/dns: AI_ADDRCONFIG, AI_V4MAPPED, AI_ALL
	Order  Order
}

// Order is which addresses come first.
type Order uint8

const (
	DefaultOrder Order = iota // what dns.setDefaultResultOrder said
	Verbatim                  // as the system gave them
	IPv4First                 // those of IPv4 first
	IPv6First                 // those of IPv6 first
)

// orderNames are the texts that scripts know the orders by.
var orderNames = [...]string{Verbatim: "verbatim", IPv4First: "ipv4first", IPv6First: "ipv6first"}

// Lookup finds the addresses of a host as the system does, as dns.lookup, for
// the modules that connect. done runs once, later, in a Callback: failed is the
// error to give to the script, good until done returns, or nil, and then there
// is at least one address. A host that is an address is not its business. Loop
// goroutine only.
func Lookup(e *env.Env, host string, o Options, done func(failed engine.Value, addrs []netip.Addr) error) {
	if o.Order == DefaultOrder {
		o.Order = stateOf(e).order
	}
	hints := &uvdns.Hints{SockType: syscall.SOCK_STREAM, Flags: o.Hints}
	switch o.Family {
	case 4:
		hints.Family = syscall.AF_INET
	case 6:
		hints.Family = syscall.AF_INET6
	}
	scope := e.Capture()
	_, err := uvdns.GetAddrInfo(e.Loop, host, "", hints, func(err error, list []uvdns.AddrInfo) {
		e.CallbackIn(scope, func() error {
			if err != nil {
				return done(failure(e, err, "getaddrinfo", host), nil)
			}
			return done(nil, o.Order.sorted(list))
		})
	})
	if err != nil {
		e.NextTick(func() error { return done(failure(e, err, "getaddrinfo", host), nil) })
	}
}

// Patched is what a script has put in the place of dns.lookup, nil if nothing:
// who looks a host up for a script asks that instead. Loop goroutine only.
func Patched(e *env.Env) engine.Value {
	st := stateOf(e)
	if st.exports == nil {
		return nil
	}
	v, err := e.Engine.Get(st.exports, "lookup")
	if err != nil || e.Engine.TypeOf(v) != engine.Function || e.Engine.Same(v, st.ownLookup) {
		return nil
	}
	return v
}

// sorted is the addresses in this order.
func (o Order) sorted(list []uvdns.AddrInfo) []netip.Addr {
	var first, rest []netip.Addr
	for _, a := range list {
		if addr := a.Addr.Addr(); o == Verbatim || addr.Is4() == (o == IPv4First) {
			first = append(first, addr)
		} else {
			rest = append(rest, addr)
		}
	}
	return append(first, rest...)
}

// NotFound is the error for a host that has no address. Loop goroutine only.
func NotFound(e *env.Env, host string) engine.Value {
	return failure(e, uv.EAI_NONAME, "getaddrinfo", host)
}

// failure is an error of the system's, as Node tells it.
func failure(e *env.Env, err error, syscall, host string) engine.Value {
	code, ok := env.CodeOf(err)
	if !ok {
		return e.ErrorValue(err)
	}
	name := code.Name()
	if code == uv.EAI_NONAME || code == uv.EAI_NODATA {
		name = "ENOTFOUND"
	}
	return exception(e, name, e.Engine.Number(float64(code)), syscall, host)
}

// exception is Node's DNS error: "queryA ENODATA example.org". An error of the
// resolver has no number.
func exception(e *env.Env, code string, errno engine.Value, syscall, host string) engine.Value {
	text := syscall + " " + code
	if host != "" {
		text += " " + host
	}
	eng := e.Engine
	v := e.NewError(env.Error, "", text)
	eng.Set(v, "errno", errno)
	eng.Set(v, "code", eng.String(code))
	eng.Set(v, "syscall", eng.String(syscall))
	if host != "" {
		eng.Set(v, "hostname", eng.String(host))
	}
	return v
}
