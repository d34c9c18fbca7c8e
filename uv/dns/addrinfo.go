package dns

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Flags of Hints, with Linux's numbers on every system.
const (
	AI_PASSIVE     = 0x1   // without a node: the addresses to listen on, not the loopback ones
	AI_CANONNAME   = 0x2   // tell the node's canonical name in the first result
	AI_NUMERICHOST = 0x4   // the node is an address: nobody is asked
	AI_V4MAPPED    = 0x8   // with AF_INET6: IPv4 addresses as ::ffff:a.b.c.d if there are no others
	AI_ALL         = 0x10  // with AI_V4MAPPED: those too if there are others
	AI_ADDRCONFIG  = 0x20  // only families that this machine has addresses of, loopback not counted
	AI_NUMERICSERV = 0x400 // the service is a number

	allAI = AI_PASSIVE | AI_CANONNAME | AI_NUMERICHOST | AI_V4MAPPED | AI_ALL | AI_ADDRCONFIG | AI_NUMERICSERV
)

// Hints narrow a lookup, as the hints of getaddrinfo. The zero value, and nil,
// ask for everything.
type Hints struct {
	Flags    int // AI_ flags
	Family   int // syscall.AF_INET or AF_INET6; 0: both
	SockType int // syscall.SOCK_STREAM and so on; 0: stream, datagram and raw, one result each
	Protocol int // syscall.IPPROTO_TCP and so on; 0: the usual one of the socket type
}

// AddrInfo is one result, as struct addrinfo: what to make a socket of, and
// where to connect it.
type AddrInfo struct {
	Family   int
	SockType int
	Protocol int
	Addr     netip.AddrPort
	// CanonName is set in the first result if AI_CANONNAME asked for it.
	CanonName string
}

// GetAddrInfo looks up the addresses of a node and the port of a service, as
// uv_getaddrinfo. The node is a name or an address, the service a name or a
// number. Without a node ("") the addresses are this machine's own: see
// AI_PASSIVE. Without a service the port is 0. The results are in the order in
// which to try them.
//
// A node that is not ASCII is converted first: each of its labels to punycode,
// case and form of letters left as they are, as libuv does.
//
// GetAddrInfo is EINVAL without node and service, for a node that is no UTF-8
// or gets too long, and without a callback. Other errors come through the
// callback: EAI_NONAME, EAI_AGAIN, EAI_SERVICE and so on; EAI_CANCELED after
// Cancel.
//
// Differs from libuv: "" is no node and no service, as NULL. Loop goroutine
// only.
func GetAddrInfo(loop *uv.Loop, node, service string, hints *Hints, onAddrs func(err error, addrs []AddrInfo)) (*Request, error) {
	q, err := newQuery(node, service, hints)
	if err != nil {
		return nil, err
	}
	if onAddrs == nil {
		return nil, uv.EINVAL
	}
	return begin(loop, uv.RequestGetAddrInfo, q.run, onAddrs), nil
}

// GetAddrInfoSync is GetAddrInfo that waits for the answer, as uv_getaddrinfo
// without a callback. Safe from any goroutine.
func GetAddrInfoSync(node, service string, hints *Hints) ([]AddrInfo, error) {
	q, err := newQuery(node, service, hints)
	if err != nil {
		return nil, err
	}
	return q.run(context.Background())
}

// query is what one lookup asks.
type query struct {
	node, service string
	Hints
}

func newQuery(node, service string, hints *Hints) (query, error) {
	q := query{service: service}
	if hints != nil {
		q.Hints = *hints
	}
	if node == "" && service == "" {
		return q, uv.EINVAL
	}
	var err error
	if node != "" {
		q.node, err = toASCII(node)
	}
	return q, err
}

func (q query) run(ctx context.Context) ([]AddrInfo, error) {
	found, code := q.lookup(ctx)
	if code != 0 {
		return nil, &uv.Error{Code: code, Syscall: "getaddrinfo", Addr: q.node}
	}
	return found, nil
}

// lookup is getaddrinfo, in glibc's order of complaints.
func (q query) lookup(ctx context.Context) ([]AddrInfo, uv.Code) {
	if q.node == "*" {
		q.node = ""
	}
	if q.Flags&^allAI != 0 || q.Flags&AI_CANONNAME != 0 && q.node == "" {
		return nil, uv.EAI_BADFLAGS
	}
	if q.Flags&AI_ADDRCONFIG != 0 && !q.narrow() {
		return nil, uv.EAI_NONAME
	}
	if q.Family != 0 && q.Family != syscall.AF_INET && q.Family != syscall.AF_INET6 {
		return nil, uv.EAI_FAMILY
	}
	kinds, code := q.kinds(ctx)
	if code != 0 {
		return nil, code
	}
	addrs, canon, code := q.addrs(ctx)
	if code != 0 {
		return nil, code
	}
	found := make([]AddrInfo, 0, len(addrs)*len(kinds))
	for _, addr := range addrs {
		family := syscall.AF_INET
		if addr.Is6() {
			family = syscall.AF_INET6
		}
		for _, k := range kinds {
			found = append(found, AddrInfo{Family: family, SockType: k.sockType, Protocol: k.protocol, Addr: netip.AddrPortFrom(addr, k.port)})
		}
	}
	if q.Flags&AI_CANONNAME != 0 {
		found[0].CanonName = canon
	}
	return found, 0
}

// narrow holds the query to the families this machine has, and tells whether
// one is left. A machine that has none but loopback addresses may ask for all.
func (q *query) narrow() bool {
	v4, v6 := configured()
	switch q.Family {
	case syscall.AF_INET:
		return v4
	case syscall.AF_INET6:
		return v6
	case 0:
		if v4 && !v6 {
			q.Family = syscall.AF_INET
		} else if v6 && !v4 {
			q.Family = syscall.AF_INET6
		}
	}
	return true
}

// configured tells which families the machine has addresses of. A variable for
// tests.
var configured = func() (v4, v6 bool) {
	all, _ := net.InterfaceAddrs() // without an answer there is none
	for _, a := range all {
		if ip, ok := a.(*net.IPNet); ok && !ip.IP.IsLoopback() {
			v4 = v4 || ip.IP.To4() != nil
			v6 = v6 || ip.IP.To4() == nil
		}
	}
	return v4, v6
}

// addrs are the node's addresses of the families asked for, at least one, and
// its canonical name if that was asked for.
func (q query) addrs(ctx context.Context) ([]netip.Addr, string, uv.Code) {
	if q.node == "" {
		return q.own(), "", 0
	}
	if addr, ok := parseAddr(q.node); ok {
		addr, code := q.literal(addr)
		return []netip.Addr{addr}, q.node, code
	}
	if q.Flags&AI_NUMERICHOST != 0 {
		return nil, "", uv.EAI_NONAME
	}
	addrs, err := q.ask(ctx)
	if err != nil {
		return nil, "", eai(err)
	}
	canon := q.node
	if q.Flags&AI_CANONNAME != 0 {
		if name, err := resolver.LookupCNAME(ctx, q.node); err == nil {
			canon = strings.TrimSuffix(name, ".")
		}
	}
	return addrs, canon, 0
}

// own are the addresses of this machine. To connect to, IPv6 comes first, if
// it works; to listen on, IPv4: so says the sorting of RFC 3484.
func (q query) own() []netip.Addr {
	v4, v6 := netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()
	v6First := true
	if q.Flags&AI_PASSIVE != 0 {
		v4, v6, v6First = netip.IPv4Unspecified(), netip.IPv6Unspecified(), false
	}
	switch q.Family {
	case syscall.AF_INET:
		return []netip.Addr{v4}
	case syscall.AF_INET6:
		return []netip.Addr{v6}
	}
	if v6First && reachable(v6) {
		return []netip.Addr{v6, v4}
	}
	return []netip.Addr{v4, v6}
}

// reachable tells whether there is a route: connecting a datagram socket sends
// nothing.
func reachable(addr netip.Addr) bool {
	conn, err := net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(netip.AddrPortFrom(addr, 9)))
	if err == nil {
		conn.Close()
	}
	return err == nil
}

// literal fits an address to the family asked for.
func (q query) literal(addr netip.Addr) (netip.Addr, uv.Code) {
	switch {
	case q.Family == syscall.AF_INET && addr.Is4In6():
		return addr.Unmap(), 0
	case q.Family == syscall.AF_INET6 && addr.Is4() && q.Flags&AI_V4MAPPED != 0:
		return mapped(addr), 0
	case q.Family == syscall.AF_INET && !addr.Is4(), q.Family == syscall.AF_INET6 && !addr.Is6():
		return addr, uv.EAI_ADDRFAMILY
	}
	return addr, 0
}

// ask asks the system's places, for the families asked for.
func (q query) ask(ctx context.Context) ([]netip.Addr, error) {
	network := "ip"
	mapping := q.Family == syscall.AF_INET6 && q.Flags&AI_V4MAPPED != 0
	switch {
	case q.Family == syscall.AF_INET:
		network = "ip4"
	case q.Family == syscall.AF_INET6 && !(mapping && q.Flags&AI_ALL != 0):
		network = "ip6"
	}
	addrs, err := resolver.LookupNetIP(ctx, network, q.node)
	if err != nil && mapping && network == "ip6" && eai(err) == uv.EAI_NONAME {
		addrs, err = resolver.LookupNetIP(ctx, "ip4", q.node)
	}
	for i := range addrs {
		addrs[i] = addrs[i].Unmap()
		if mapping && addrs[i].Is4() {
			addrs[i] = mapped(addrs[i])
		}
	}
	return addrs, err
}

func mapped(v4 netip.Addr) netip.Addr { return netip.AddrFrom16(v4.As16()) }
