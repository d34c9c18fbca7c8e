package dns

import (
	"math"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/url"
	"github.com/uvgo/uvgo/bindings/node/webclass"
	"github.com/uvgo/uvgo/uv"
)

// method is one of those that ask.
type method struct {
	property, name string
	length         int
	run            func(ch *channel, c *engine.Call) (engine.Value, error)
}

// kind is a type of question.
type kind struct {
	rrtype, property, name string
	typ                    uint16
}

var kinds = [...]kind{
	{"ANY", "resolveAny", "queryAny", typeANY}, {"A", "resolve4", "queryA", typeA}, {"AAAA", "resolve6", "queryAaaa", typeAAAA},
	{"CAA", "resolveCaa", "queryCaa", typeCAA}, {"CNAME", "resolveCname", "queryCname", typeCNAME}, {"MX", "resolveMx", "queryMx", typeMX},
	{"NS", "resolveNs", "queryNs", typeNS}, {"TXT", "resolveTxt", "queryTxt", typeTXT}, {"SRV", "resolveSrv", "querySrv", typeSRV},
	{"PTR", "resolvePtr", "queryPtr", typePTR}, {"NAPTR", "resolveNaptr", "queryNaptr", typeNAPTR}, {"SOA", "resolveSoa", "querySoa", typeSOA},
}

// resolverMethods are the methods of a Resolver, with callbacks or promises.
func resolverMethods(promised bool) []method {
	list := make([]method, 0, len(kinds)+2)
	for _, k := range kinds {
		run := func(ch *channel, c *engine.Call) (engine.Value, error) { return ch.query(k, c) }
		if promised {
			run = func(ch *channel, c *engine.Call) (engine.Value, error) { return ch.queryPromise(k, c.Arg(0), c.Arg(1)) }
		}
		list = append(list, method{k.property, k.name, 2, run})
	}
	if promised {
		return append(list, method{"reverse", "getHostByAddr", 2, (*channel).reversePromise}, method{"resolve", "resolve", 2, (*channel).resolvePromise})
	}
	return append(list, method{"reverse", "getHostByAddr", 2, (*channel).reverse}, method{"resolve", "resolve", 3, (*channel).resolve})
}

// resolverClass makes one of the two classes, above which stands one that only
// they know, as in Node.
func (st *state) resolverClass(promised bool) (engine.Value, error) {
	e, eng := st.e, st.eng
	base, prototype, err := webclass.New(e, "ResolverBase", 0, nil, st.construct)
	if err != nil {
		return nil, err
	}
	on := func(f func(ch *channel, c *engine.Call) (engine.Value, error)) engine.Func {
		return func(c *engine.Call) (engine.Value, error) {
			if lang.IsObject(e, c.This) {
				if ch, ok := eng.Host(c.This).(*channel); ok {
					return f(ch, c)
				}
			}
			return nil, webclass.InvalidThis(e, "Resolver")
		}
	}
	err = e.Methods(prototype,
		env.Method{Name: "cancel", Func: on(func(ch *channel, c *engine.Call) (engine.Value, error) {
			ch.cancel()
			return c.Undefined, nil
		})},
		env.Method{Name: "getServers", Func: on((*channel).getServers)},
		env.Method{Name: "setServers", Length: 1, Func: on((*channel).replaceServers)},
		env.Method{Name: "setLocalAddress", Length: 2, Func: on((*channel).setLocalAddress)},
	)
	if err != nil {
		return nil, err
	}
	class, prototype, err := webclass.New(e, "Resolver", 0, base, st.construct)
	if err != nil {
		return nil, err
	}
	for _, m := range resolverMethods(promised) {
		if err := eng.Set(prototype, m.property, eng.NewFunc(m.name, m.length, on(m.run))); err != nil {
			return nil, err
		}
	}
	return class, nil
}

// construct is new Resolver(options).
func (st *state) construct(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	ch := st.newChannel()
	if options := c.Arg(0); lang.IsObject(e, options) {
		timeout, err := eng.Get(options, "timeout")
		if err != nil {
			return nil, err
		}
		if eng.TypeOf(timeout) != engine.Undefined {
			ms, err := e.IntArg("options.timeout", timeout, -1, math.MaxInt32)
			if err != nil {
				return nil, err
			}
			ch.timeout = time.Duration(max(ms, 0)) * time.Millisecond
		}
		tries, err := eng.Get(options, "tries")
		if err != nil {
			return nil, err
		}
		if eng.TypeOf(tries) != engine.Undefined {
			n, err := e.IntArg("options.tries", tries, 1, math.MaxInt32)
			if err != nil {
				return nil, err
			}
			ch.tries = int(n)
		}
	}
	eng.SetHost(c.This, ch)
	return c.This, nil
}

func (ch *channel) getServers(*engine.Call) (engine.Value, error) {
	var texts []engine.Value
	for _, s := range ch.list() {
		texts = append(texts, ch.st.eng.String(serverText(s.addr)))
	}
	return ch.st.eng.NewArray(texts...), nil
}

// replaceServers is resolver.setServers.
func (ch *channel) replaceServers(c *engine.Call) (engine.Value, error) {
	servers, err := ch.st.serverArgs(c.Arg(0))
	if err != nil {
		return nil, err
	}
	if len(ch.pending) > 0 {
		return nil, ch.st.e.Throw(env.Error, "ERR_DNS_SET_SERVERS_FAILED",
			`c-ares failed to set servers: "There are pending queries." [`+ch.st.e.Inspect(c.Arg(0))+"]")
	}
	ch.setServers(servers)
	return c.Undefined, nil
}

// setStandardServers is dns.setServers, or that of dns/promises, which does not
// reach dns: it makes a new default resolver, and what the old one asks goes on.
func (st *state) setStandardServers(list engine.Value, promised bool) error {
	servers, err := st.serverArgs(list)
	if err != nil {
		return err
	}
	ch := st.newChannel()
	ch.setServers(servers)
	if promised {
		st.promising = ch
	} else {
		st.standard, st.promising = ch, nil
	}
	return nil
}

// setLocalAddress is resolver.setLocalAddress(ipv4, ipv6), in either order.
func (ch *channel) setLocalAddress(c *engine.Call) (engine.Value, error) {
	e, eng := ch.st.e, ch.st.eng
	refuse := func(text string) error { return e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", text) }
	var local [2]netip.Addr
	for i, name := range [...]string{"ipv4", "ipv6"} {
		v := c.Arg(i)
		if i == 1 && eng.TypeOf(v) == engine.Undefined {
			break
		}
		text, err := e.StringArg(name, v)
		if err != nil {
			return nil, err
		}
		addr, perr := netip.ParseAddr(text)
		if perr != nil {
			return nil, refuse("Invalid IP address.")
		}
		side, family := 0, "IPv4"
		if addr.Is6() {
			side, family = 1, "IPv6"
		}
		if local[side].IsValid() {
			return nil, refuse("Cannot specify two " + family + " addresses.")
		}
		local[side] = addr
	}
	// A side that was not named is what it is without this call.
	ch.local = local
	return c.Undefined, nil
}

// query is resolve4(name, [options], callback) and its like.
func (ch *channel) query(k kind, c *engine.Call) (engine.Value, error) {
	e, eng := ch.st.e, ch.st.eng
	options, callback := eng.Undefined(), c.Arg(1)
	if len(c.Args) > 2 {
		options, callback = c.Arg(1), c.Arg(2)
	}
	name, err := e.StringArg("name", c.Arg(0))
	if err == nil {
		err = e.Func("callback", callback)
	}
	if err != nil {
		return nil, err
	}
	ch.start(k, name, ch.wantsTTL(options), ch.st.toCallback(callback))
	return eng.NewObject(nil), nil
}

func (ch *channel) queryPromise(k kind, name, options engine.Value) (engine.Value, error) {
	text, err := ch.st.e.StringArg("name", name)
	if err != nil {
		return nil, err
	}
	return ch.st.toPromise(first, func(done answer) error {
		ch.start(k, text, ch.wantsTTL(options), done)
		return nil
	})
}

func (ch *channel) wantsTTL(options engine.Value) bool {
	return lang.IsObject(ch.st.e, options) && lang.Truthy(ch.st.e, options, "ttl")
}

// start asks, and tells done. To c-ares a name ends with the first NUL.
func (ch *channel) start(k kind, name string, ttl bool, done answer) {
	st := ch.st
	ascii, _, _ := strings.Cut(url.ToASCII(name), "\x00")
	ch.ask(ascii, k.typ, func(m *message, code string) error {
		var v engine.Value
		if code == "" {
			v, code = st.found(m, k.typ, ttl)
		}
		if code != "" {
			return done.tell(exception(st.e, code, st.eng.Undefined(), k.name, name))
		}
		return done.tell(nil, v)
	}, done.drop)
}

// kindArg is the type of question that a text names.
func (ch *channel) kindArg(v engine.Value) (kind, error) {
	if ch.st.eng.TypeOf(v) != engine.String {
		return kind{}, ch.st.e.InvalidArgType("rrtype", "of type string", v)
	}
	rrtype := ch.st.e.Text(v)
	i := slices.IndexFunc(kinds[:], func(k kind) bool { return k.rrtype == rrtype })
	if i < 0 {
		return kind{}, ch.st.e.InvalidArgValue("rrtype", v, "")
	}
	return kinds[i], nil
}

var kindA = kinds[1]

// resolve is resolver.resolve(name, [rrtype], callback).
func (ch *channel) resolve(c *engine.Call) (engine.Value, error) {
	k, callback := kindA, c.Arg(1)
	if ch.st.eng.TypeOf(callback) != engine.Function {
		var err error
		if k, err = ch.kindArg(c.Arg(1)); err != nil {
			return nil, err
		}
		callback = c.Arg(2)
	}
	return ch.query(k, &engine.Call{This: c.This, Args: []engine.Value{c.Arg(0), callback}, Undefined: c.Undefined})
}

func (ch *channel) resolvePromise(c *engine.Call) (engine.Value, error) {
	k := kindA
	if ch.st.eng.TypeOf(c.Arg(1)) != engine.Undefined {
		var err error
		if k, err = ch.kindArg(c.Arg(1)); err != nil {
			return nil, err
		}
	}
	return ch.queryPromise(k, c.Arg(0), ch.st.eng.Undefined())
}

// reverse is resolver.reverse(ip, callback).
func (ch *channel) reverse(c *engine.Call) (engine.Value, error) {
	e := ch.st.e
	text, err := e.StringArg("name", c.Arg(0))
	if err == nil {
		err = e.Func("callback", c.Arg(1))
	}
	if err != nil {
		return nil, err
	}
	addr, perr := netip.ParseAddr(text)
	if perr != nil {
		return nil, e.ThrowValue(ch.notAddress(text))
	}
	ch.names(addr, text, ch.st.toCallback(c.Arg(1)))
	return ch.st.eng.NewObject(nil), nil
}

func (ch *channel) reversePromise(c *engine.Call) (engine.Value, error) {
	text, err := ch.st.e.StringArg("name", c.Arg(0))
	if err != nil {
		return nil, err
	}
	return ch.st.toPromise(first, func(done answer) error {
		addr, err := netip.ParseAddr(text)
		if err != nil {
			return done.tell(ch.notAddress(text))
		}
		ch.names(addr, text, done)
		return nil
	})
}

func (ch *channel) notAddress(text string) engine.Value {
	return exception(ch.st.e, "EINVAL", ch.st.eng.Number(float64(uv.EINVAL)), "getHostByAddr", text)
}

// names asks for the names of an address. Of those in the file of hosts the
// first is not among them: c-ares keeps it apart, and Node does not look there.
func (ch *channel) names(addr netip.Addr, text string, done answer) {
	st := ch.st
	tell := func(names []string) error {
		values := make([]engine.Value, len(names))
		for i, name := range names {
			values[i] = st.eng.String(name)
		}
		return done.tell(nil, st.eng.NewArray(values...))
	}
	if names := hostNames(addr); names != nil {
		st.later(func() error { return tell(names[1:]) })
		return
	}
	ch.ask(reverseName(addr), typePTR, func(m *message, code string) error {
		var names []string
		if code == "" {
			for _, rec := range m.answers {
				if rec.typ == typePTR && rec.class == classIN {
					names = append(names, rec.name)
				}
			}
			if names == nil {
				code = "ENODATA"
			}
		} else if code != "ECANCELLED" {
			code = "ENOTFOUND" // whatever it was, there is no other place to ask
		}
		if code != "" {
			return done.tell(exception(st.e, code, st.eng.Undefined(), "getHostByAddr", text))
		}
		return tell(names)
	}, done.drop)
}
