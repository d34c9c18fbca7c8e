package dns

import (
	"context"
	"net/netip"
	"os"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/uv"
)

// Flags of GetNameInfo, with Linux's numbers on every system.
const (
	NI_NUMERICHOST = 0x1  // the host as an address: nobody is asked
	NI_NUMERICSERV = 0x2  // the service as a number
	NI_NOFQDN      = 0x4  // without the domain, if it is this machine's own
	NI_NAMEREQD    = 0x8  // EAI_NONAME rather than an address
	NI_DGRAM       = 0x10 // the service of UDP, not TCP

	allNI = NI_NUMERICHOST | NI_NUMERICSERV | NI_NOFQDN | NI_NAMEREQD | NI_DGRAM
)

// GetNameInfo looks up the names of an address and of a port, as
// uv_getnameinfo. An address without a name is told as it is written, unless
// NI_NAMEREQD is set, and so is a port.
//
// GetNameInfo is EINVAL for the zero AddrPort, and without a callback. Other
// errors come through the callback: EAI_BADFLAGS, EAI_NONAME, EAI_AGAIN;
// EAI_CANCELED after Cancel. Loop goroutine only.
func GetNameInfo(loop *uv.Loop, addr netip.AddrPort, flags int, onNames func(err error, host, service string)) (*Request, error) {
	if !addr.IsValid() || onNames == nil {
		return nil, uv.EINVAL
	}
	lookup := func(ctx context.Context) (names, error) { return lookupNames(ctx, addr, flags) }
	return begin(loop, uv.RequestGetNameInfo, lookup, func(err error, n names) { onNames(err, n.host, n.service) }), nil
}

// GetNameInfoSync is GetNameInfo that waits for the answer, as uv_getnameinfo
// without a callback. Safe from any goroutine.
func GetNameInfoSync(addr netip.AddrPort, flags int) (host, service string, err error) {
	if !addr.IsValid() {
		return "", "", uv.EINVAL
	}
	n, err := lookupNames(context.Background(), addr, flags)
	return n.host, n.service, err
}

type names struct{ host, service string }

// lookupNames is getnameinfo.
func lookupNames(ctx context.Context, addr netip.AddrPort, flags int) (names, error) {
	fail := func(code uv.Code) (names, error) {
		return names{}, &uv.Error{Code: code, Syscall: "getnameinfo", Addr: addr.Addr().String()}
	}
	if flags&^allNI != 0 {
		return fail(uv.EAI_BADFLAGS)
	}
	host, code := hostName(ctx, addr.Addr(), flags)
	if code != 0 {
		return fail(code)
	}
	return names{host, portName(addr.Port(), flags)}, nil
}

func hostName(ctx context.Context, addr netip.Addr, flags int) (string, uv.Code) {
	if flags&NI_NUMERICHOST == 0 {
		found, err := resolver.LookupAddr(ctx, addr.WithZone("").String())
		if err == nil && len(found) > 0 {
			name := strings.TrimSuffix(found[0], ".")
			if flags&NI_NOFQDN != 0 {
				name = shorten(name, domain())
			}
			return name, 0
		}
		if err != nil && eai(err) == uv.EAI_AGAIN {
			return "", uv.EAI_AGAIN
		}
	}
	if flags&NI_NAMEREQD != 0 {
		return "", uv.EAI_NONAME
	}
	return addr.String(), 0
}

func portName(port uint16, flags int) string {
	switch {
	case flags&NI_NUMERICSERV != 0:
		return strconv.Itoa(int(port))
	case flags&NI_DGRAM != 0:
		return serviceName(port, "udp")
	}
	return serviceName(port, "tcp")
}

// domain is the part of the machine's name behind the first dot.
func domain() string {
	name, _ := os.Hostname() // a machine without a name has no domain
	_, domain, _ := strings.Cut(name, ".")
	return domain
}

func shorten(name, domain string) string {
	if short, ok := strings.CutSuffix(name, "."+domain); ok && domain != "" && short != "" {
		return short
	}
	return name
}
