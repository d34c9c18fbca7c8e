package dns

import (
	"net/netip"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
	"github.com/uvgo/uvgo/uv"
	uvdns "github.com/uvgo/uvgo/uv/dns"
)

// What options.hints may be made of.
const (
	addrConfig = uvdns.AI_ADDRCONFIG
	all        = uvdns.AI_ALL
	v4Mapped   = uvdns.AI_V4MAPPED
)

// answer tells a script what became of its question, once: an error, or values.
type answer struct {
	tell func(failed engine.Value, values ...engine.Value) error
	drop func() // lets go, if it never comes to that
}

// toCallback answers by callback(error) or callback(null, ...values).
func (st *state) toCallback(callback engine.Value) answer {
	callback = st.eng.Hold(callback)
	drop := func() { st.eng.Release(callback) }
	return answer{func(failed engine.Value, values ...engine.Value) error {
		defer drop()
		args := []engine.Value{failed}
		if failed == nil {
			args = append([]engine.Value{st.eng.Null()}, values...)
		}
		_, err := st.eng.Call(callback, nil, args...)
		return err
	}, drop}
}

// toPromise makes a promise of what start's answer gets; shape makes one value of
// several.
func (st *state) toPromise(shape func(values []engine.Value) engine.Value, start func(answer) error) (engine.Value, error) {
	eng := st.eng
	return eng.Construct(lang.Global(st.e, "Promise"), eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		resolve, reject := eng.Hold(c.Arg(0)), eng.Hold(c.Arg(1))
		drop := func() { lang.Release(st.e, []engine.Value{resolve, reject}) }
		return c.Undefined, start(answer{func(failed engine.Value, values ...engine.Value) error {
			defer drop()
			settle, v := reject, failed
			if failed == nil {
				settle, v = resolve, shape(values)
			}
			_, err := eng.Call(settle, nil, v)
			return err
		}, drop})
	}))
}

// first is the shape of a promise of one value.
func first(values []engine.Value) engine.Value { return values[0] }

// named is the shape of an object with these fields; of one value, itself.
func (st *state) named(names ...string) func(values []engine.Value) engine.Value {
	return func(values []engine.Value) engine.Value {
		if len(values) == 1 {
			return values[0]
		}
		obj := st.eng.NewObject(nil)
		for i, name := range names {
			st.eng.Set(obj, name, values[i])
		}
		return obj
	}
}

// promisify makes util.promisify give an object of the values of a callback.
func (st *state) promisify(f engine.Value, names ...string) error {
	if lang.Global(st.e, "Promise") == nil {
		return nil
	}
	f = st.e.Keep(f)
	custom := st.eng.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) {
		return st.toPromise(st.named(names...), func(done answer) error {
			callback := st.eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
				if st.eng.ToBool(c.Arg(0)) {
					return c.Undefined, done.tell(c.Arg(0))
				}
				return c.Undefined, done.tell(nil, c.Args[1:]...)
			})
			_, err := st.eng.Call(f, nil, append(append([]engine.Value(nil), c.Args...), callback)...)
			return err
		})
	})
	return st.eng.Define(f, lang.PromisifyKey(st.e), engine.Property{Value: custom, Configurable: true})
}

// lookupOptions are those of dns.lookup.
type lookupOptions struct {
	Options
	all bool
}

// lookup is dns.lookup(hostname, [options], callback).
func (st *state) lookup(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	options, callback := c.Arg(1), c.Arg(2)
	if eng.ToBool(c.Arg(0)) {
		if _, err := e.StringArg("hostname", c.Arg(0)); err != nil {
			return nil, err
		}
	}
	if eng.TypeOf(options) == engine.Function {
		options, callback = eng.Undefined(), options
	}
	if err := e.Func("callback", callback); err != nil {
		return nil, err
	}
	o, err := st.lookupOptions(options)
	if err != nil {
		return nil, err
	}
	return eng.NewObject(nil), st.find(c.Arg(0), o, st.toCallback(callback))
}

func (st *state) lookupPromise(c *engine.Call) (engine.Value, error) {
	if st.eng.ToBool(c.Arg(0)) {
		if _, err := st.e.StringArg("hostname", c.Arg(0)); err != nil {
			return nil, err
		}
	}
	o, err := st.lookupOptions(c.Arg(1))
	if err != nil {
		return nil, err
	}
	return st.toPromise(st.named("address", "family"), func(done answer) error { return st.find(c.Arg(0), o, done) })
}

func (st *state) lookupOptions(v engine.Value) (o lookupOptions, err error) {
	e, eng := st.e, st.eng
	switch eng.TypeOf(v) {
	case engine.Undefined, engine.Null:
		return o, nil
	case engine.Number:
		o.Family, err = st.familyArg("family", v)
		return o, err
	case engine.Object, engine.Function:
	default:
		return o, e.InvalidArgType("options", "of type object or integer", v)
	}
	get := func(name string) (engine.Value, bool) {
		if err != nil {
			return nil, false
		}
		var value engine.Value
		value, err = eng.Get(v, name)
		return value, err == nil && !lang.IsNullish(e, value)
	}
	boolean := func(name string) (on, given bool) {
		value, ok := get(name)
		if ok && eng.TypeOf(value) != engine.Boolean {
			err = e.InvalidArgType("options."+name, "of type boolean", value)
		}
		return ok && eng.ToBool(value), ok
	}
	if hints, ok := get("hints"); ok {
		if eng.TypeOf(hints) != engine.Number {
			return o, e.InvalidArgType("options.hints", "of type number", hints)
		}
		f, _ := eng.ToNumber(hints)
		if o.Hints = int(uint32(int64(f))); o.Hints&^(addrConfig|all|v4Mapped) != 0 {
			return o, e.InvalidArgValue("hints", eng.Number(float64(o.Hints)), "")
		}
	}
	if family, ok := get("family"); ok {
		switch {
		case eng.TypeOf(family) == engine.String && e.Text(family) == "IPv4":
			o.Family = 4
		case eng.TypeOf(family) == engine.String && e.Text(family) == "IPv6":
			o.Family = 6
		default:
			o.Family, err = st.familyArg("options.family", family)
		}
	}
	o.all, _ = boolean("all")
	if verbatim, given := boolean("verbatim"); given {
		if o.Order = IPv4First; verbatim {
			o.Order = Verbatim
		}
	}
	if order, ok := get("order"); ok {
		o.Order, err = st.orderArg("options.order", order)
	}
	return o, err
}

func (st *state) familyArg(name string, v engine.Value) (int, error) {
	f, _ := st.eng.ToNumber(v)
	if st.eng.TypeOf(v) == engine.Number && (f == 0 || f == 4 || f == 6) {
		return int(f), nil
	}
	return 0, st.e.InvalidArgValue(name, v, "must be one of: 0, 4, 6")
}

func familyOf(addr netip.Addr) int {
	if addr.Is4() {
		return 4
	}
	return 6
}

// find looks a host up; an address is found at once, and no host is no address.
func (st *state) find(host engine.Value, o lookupOptions, done answer) error {
	e, eng := st.e, st.eng
	number := func(n int) engine.Value { return eng.Number(float64(n)) }
	if !eng.ToBool(host) {
		if err := st.warnHost(host); err != nil {
			return err
		}
		e.NextTick(func() error {
			switch {
			case o.all:
				return done.tell(nil, eng.NewArray())
			case o.Family == 6:
				return done.tell(nil, eng.Null(), number(6))
			}
			return done.tell(nil, eng.Null(), number(4))
		})
		return nil
	}
	name := e.Text(host)
	found := func(texts []string, families []int) error {
		if !o.all {
			return done.tell(nil, eng.String(texts[0]), number(families[0]))
		}
		var list []engine.Value
		for i, text := range texts {
			obj := eng.NewObject(nil)
			eng.Set(obj, "address", eng.String(text))
			eng.Set(obj, "family", number(families[i]))
			list = append(list, obj)
		}
		return done.tell(nil, eng.NewArray(list...))
	}
	if addr, err := netip.ParseAddr(name); err == nil {
		e.NextTick(func() error { return found([]string{name}, []int{familyOf(addr)}) })
		return nil
	}
	Lookup(e, name, o.Options, func(failed engine.Value, addrs []netip.Addr) error {
		if failed != nil {
			return done.tell(failed)
		}
		var texts []string
		var families []int
		for _, addr := range addrs {
			texts, families = append(texts, addressText(addr)), append(families, familyOf(addr))
		}
		return found(texts, families)
	})
	return nil
}

func (st *state) warnHost(host engine.Value) error {
	if st.warned {
		return nil
	}
	st.warned = true
	eng := st.eng
	return st.e.EmitWarning(eng.String(`The provided hostname "`+st.e.Text(host)+
		`" is not a valid hostname, and is supported in the dns module solely for compatibility.`),
		eng.String("DeprecationWarning"), eng.String("DEP0118"))
}

// lookupService is dns.lookupService(address, port, callback).
func (st *state) lookupService(c *engine.Call) (engine.Value, error) {
	if len(c.Args) != 3 {
		return nil, webclass.MissingArgs(st.e, "address", "port", "callback")
	}
	addr, text, err := st.serviceArgs(c)
	if err == nil {
		err = st.e.Func("callback", c.Arg(2))
	}
	if err != nil {
		return nil, err
	}
	st.findService(addr, text, st.toCallback(c.Arg(2)))
	return st.eng.NewObject(nil), nil
}

func (st *state) lookupServicePromise(c *engine.Call) (engine.Value, error) {
	if len(c.Args) != 2 {
		return nil, webclass.MissingArgs(st.e, "address", "port")
	}
	addr, _, err := st.serviceArgs(c)
	if err != nil {
		return nil, err
	}
	return st.toPromise(st.named("hostname", "service"), func(done answer) error {
		st.findService(addr, "", done) // Node's error names no address here
		return nil
	})
}

func (st *state) serviceArgs(c *engine.Call) (addr netip.AddrPort, text string, err error) {
	ip, perr := netip.ParseAddr(st.e.Text(c.Arg(0)))
	if perr != nil {
		return addr, "", st.e.InvalidArgValue("address", c.Arg(0), "")
	}
	port, err := st.e.PortArg("Port", c.Arg(1), true)
	return netip.AddrPortFrom(ip, port), st.e.Text(c.Arg(0)), err
}

func (st *state) findService(addr netip.AddrPort, text string, done answer) {
	e, eng := st.e, st.eng
	told := func(err error, host, service string) error {
		if err != nil {
			return done.tell(failure(e, err, "getnameinfo", text))
		}
		return done.tell(nil, eng.String(host), eng.String(service))
	}
	scope := e.Capture()
	_, err := uvdns.GetNameInfo(e.Loop, addr, uvdns.NI_NAMEREQD, func(err error, host, service string) {
		e.CallbackIn(scope, func() error { return told(err, host, service) })
	})
	if err != nil {
		e.NextTick(func() error { return told(uv.EINVAL, "", "") })
	}
}
