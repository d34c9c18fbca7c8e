// Package dns is Node's dns module: names looked up as the system does, by
// getaddrinfo (uv/dns), and name servers asked over the loop's own sockets.
//
//	lookup.go    the system's lookup, for this module, net and dgram
//	system.go    dns.lookup and dns.lookupService
//	resolver.go  the class Resolver, and the default one behind dns.resolve
//	servers.go   texts that name servers, the files of the system
//	channel.go   which server is asked; query.go how, over UDP and TCP
//	message.go   the bytes of questions and answers
//	records.go   what scripts see of them
//
// # Asking
//
// It is done as c-ares does it for Node: the servers of /etc/resolv.conf in
// their order, those last that failed of late; 4 tries with each, 2 seconds for
// the first, twice as many in each next round; TCP if an answer was cut short; no
// search domains, no EDNS, no cache. An answer counts if it comes from the
// server, has the number of the question and repeats it; numbers and ports
// are random.
//
// Message bytes are taken apart here and not by x/net's dnsmessage: c-ares
// escapes what is unusual in a name, where that package refuses the answer, and
// it knows neither CAA nor NAPTR.
//
// Differs from Node: servers that failed are asked first again after 5 seconds,
// where c-ares sends probes at random; times do not vary by chance, nor with
// what a server took before; and an object without properties stands for a
// request.
//
// Loop goroutine only.
package dns

import (
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Module is require('dns').
var Module = env.Module{Name: "dns", Load: func(e *env.Env) (engine.Value, error) { return stateOf(e).load() }}

// PromisesModule is require('dns/promises').
var PromisesModule = env.Module{Name: "dns/promises", Load: func(e *env.Env) (engine.Value, error) {
	return stateOf(e).promises()
}}

// state is what the module is to one Env.
type state struct {
	e   *env.Env
	eng engine.Engine

	order     Order
	standard  *channel // behind dns.resolve and its like, made when first needed
	promising *channel // the same of dns/promises, if its setServers was called
	channels  map[*channel]struct{}
	warned    bool // of a hostname that is none

	exports, ownLookup engine.Value // kept; nil before require('dns')
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{e: e, eng: e.Engine, order: Verbatim, channels: make(map[*channel]struct{})}
		e.OnClose(func() {
			for ch := range st.channels {
				ch.close()
			}
		})
		return st
	})
}

// codes are the errors of a resolver, as both modules list them.
var codes = [...][2]string{
	{"NODATA", "ENODATA"}, {"FORMERR", "EFORMERR"}, {"SERVFAIL", "ESERVFAIL"}, {"NOTFOUND", "ENOTFOUND"},
	{"NOTIMP", "ENOTIMP"}, {"REFUSED", "EREFUSED"}, {"BADQUERY", "EBADQUERY"}, {"BADNAME", "EBADNAME"},
	{"BADFAMILY", "EBADFAMILY"}, {"BADRESP", "EBADRESP"}, {"CONNREFUSED", "ECONNREFUSED"}, {"TIMEOUT", "ETIMEOUT"},
	{"EOF", "EOF"}, {"FILE", "EFILE"}, {"NOMEM", "ENOMEM"}, {"DESTRUCTION", "EDESTRUCTION"}, {"BADSTR", "EBADSTR"},
	{"BADFLAGS", "EBADFLAGS"}, {"NONAME", "ENONAME"}, {"BADHINTS", "EBADHINTS"}, {"NOTINITIALIZED", "ENOTINITIALIZED"},
	{"LOADIPHLPAPI", "ELOADIPHLPAPI"}, {"ADDRGETNETWORKPARAMS", "EADDRGETNETWORKPARAMS"}, {"CANCELLED", "ECANCELLED"},
}

// load makes the exports of dns.
func (st *state) load() (engine.Value, error) {
	e, eng := st.e, st.eng
	exports := e.Keep(eng.NewObject(nil))
	lookup := e.Keep(eng.NewFunc("lookup", 3, st.lookup))
	st.exports, st.ownLookup = exports, lookup
	service := eng.NewFunc("lookupService", 3, st.lookupService)
	if err := st.promisify(lookup, "address", "family"); err != nil {
		return nil, err
	}
	if err := st.promisify(service, "hostname", "service"); err != nil {
		return nil, err
	}
	class, err := st.resolverClass(false)
	if err != nil {
		return nil, err
	}
	flags := [...]property{
		{"ADDRCONFIG", eng.Number(addrConfig)}, {"ALL", eng.Number(all)}, {"V4MAPPED", eng.Number(v4Mapped)},
	}
	if err := st.fill(exports, lookup, service, class, flags[:], false); err != nil {
		return nil, err
	}
	return exports, e.Accessor(exports, "promises", true, func(engine.Value) (engine.Value, error) {
		return e.Require("dns/promises")
	}, nil)
}

// promises makes the exports of dns/promises.
func (st *state) promises() (engine.Value, error) {
	if lang.Global(st.e, "Promise") == nil {
		return nil, st.e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
			"dns/promises is unavailable: this engine has no Promise")
	}
	eng := st.eng
	exports := eng.NewObject(nil)
	class, err := st.resolverClass(true)
	if err != nil {
		return nil, err
	}
	lookup := eng.NewFunc("lookup", 2, st.lookupPromise)
	service := eng.NewFunc("lookupService", 2, st.lookupServicePromise)
	return exports, st.fill(exports, lookup, service, class, nil, true)
}

type property struct {
	name  string
	value engine.Value
}

// fill gives exports what both modules have, in Node's order.
func (st *state) fill(exports, lookup, service, class engine.Value, flags []property, promised bool) error {
	eng := st.eng
	list := append([]property{
		{"lookup", lookup}, {"lookupService", service}, {"Resolver", class},
		{"getDefaultResultOrder", eng.NewFunc("getDefaultResultOrder", 0, st.getOrder)},
		{"setDefaultResultOrder", eng.NewFunc("setDefaultResultOrder", 1, st.setOrder)},
		{"setServers", eng.NewFunc("defaultResolverSetServers", 1, func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, st.setStandardServers(c.Arg(0), promised)
		})},
	}, flags...)
	for _, code := range codes {
		list = append(list, property{code[0], eng.String(code[1])})
	}
	ofStandard := func(f func(ch *channel, c *engine.Call) (engine.Value, error)) engine.Func {
		return func(c *engine.Call) (engine.Value, error) { return f(st.standardChannel(promised), c) }
	}
	list = append(list, property{"getServers", eng.NewFunc("bound getServers", 0, ofStandard((*channel).getServers))})
	methods := resolverMethods(promised)
	slices.SortFunc(methods, func(a, b method) int { return strings.Compare(a.property, b.property) })
	for _, m := range methods {
		list = append(list, property{m.property, eng.NewFunc("bound "+m.name, m.length, ofStandard(m.run))})
	}
	for _, p := range list {
		if err := eng.Set(exports, p.name, p.value); err != nil {
			return err
		}
	}
	return nil
}

func (st *state) getOrder(*engine.Call) (engine.Value, error) {
	return st.eng.String(orderNames[st.order]), nil
}

func (st *state) setOrder(c *engine.Call) (engine.Value, error) {
	order, err := st.orderArg("dnsOrder", c.Arg(0))
	if err == nil {
		st.order = order
	}
	return c.Undefined, err
}

// orderArg reads the name of an order.
func (st *state) orderArg(name string, v engine.Value) (Order, error) {
	for order, text := range orderNames {
		if text != "" && st.eng.TypeOf(v) == engine.String && st.e.Text(v) == text {
			return Order(order), nil
		}
	}
	return 0, st.e.InvalidArgValue(name, v, "must be one of: 'verbatim', 'ipv4first', 'ipv6first'")
}
