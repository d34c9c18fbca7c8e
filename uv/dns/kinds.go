package dns

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// kind is a kind of socket that a result is for.
type kind struct {
	sockType, protocol int
	name               string // of the protocol, in /etc/services
	usual              bool   // is listed when no hint asks for a kind
	port               uint16
}

const raw = "raw" // fits all protocols, and knows no services

// Numbers that package syscall does not have on every system.
const (
	sockDCCP   = 6
	protoDCCP  = 33
	protoSCTP  = 132
	protoUDPLi = 136
)

// allKinds is in glibc's order, which is the order of the results.
var allKinds = [...]kind{
	{sockType: syscall.SOCK_STREAM, protocol: syscall.IPPROTO_TCP, name: "tcp", usual: true},
	{sockType: syscall.SOCK_DGRAM, protocol: syscall.IPPROTO_UDP, name: "udp", usual: true},
	{sockType: sockDCCP, protocol: protoDCCP, name: "dccp"},
	{sockType: syscall.SOCK_DGRAM, protocol: protoUDPLi, name: "udplite"},
	{sockType: syscall.SOCK_STREAM, protocol: protoSCTP, name: "sctp"},
	{sockType: syscall.SOCK_SEQPACKET, protocol: protoSCTP, name: "sctp"},
	{sockType: syscall.SOCK_RAW, name: raw, usual: true},
}

// kinds are the kinds of sockets that fit the hints and have the service.
func (q query) kinds(ctx context.Context) ([]kind, uv.Code) {
	if q.service == "*" {
		q.service = ""
	}
	port, isName, code := q.port()
	if code != 0 {
		return nil, code
	}
	hinted := q.SockType != 0 || q.Protocol != 0
	var fit []kind
	for _, k := range allKinds {
		if q.SockType != 0 && q.SockType != k.sockType || q.Protocol != 0 && k.name != raw && q.Protocol != k.protocol {
			continue
		}
		if k.name == raw {
			k.protocol = q.Protocol
		}
		k.port = port
		fit = append(fit, k)
	}
	switch {
	case len(fit) == 0:
		return nil, uv.EAI_SOCKTYPE
	case hinted:
		fit = fit[:1] // the first that fits is the one
	case !isName:
		fit = slices.DeleteFunc(fit, func(k kind) bool { return !k.usual })
	}
	switch {
	case isName:
		return named(ctx, q.service, fit)
	case hinted && q.service != "" && fit[0].name == raw:
		return nil, uv.EAI_SERVICE
	}
	return fit, 0
}

// named are the kinds that have a service of this name, at its port.
func named(ctx context.Context, service string, fit []kind) ([]kind, uv.Code) {
	var have []kind
	for _, k := range fit {
		if k.name == raw {
			continue
		}
		if port, ok := servicePort(ctx, service, k.name); ok {
			k.port = port
			have = append(have, k)
		}
	}
	if have == nil {
		return nil, uv.EAI_SERVICE
	}
	return have, 0
}

// port reads a service that is a number as glibc does; a negative one counts
// as a name, and one above 65535 loses its upper bits.
func (q query) port() (port uint16, isName bool, code uv.Code) {
	if q.service == "" {
		return 0, false, 0
	}
	n, err := strconv.ParseInt(strings.TrimLeft(q.service, " \t\n\v\f\r"), 10, 64)
	if err != nil && q.Flags&AI_NUMERICSERV != 0 {
		return 0, false, uv.EAI_NONAME
	}
	return uint16(n), err != nil || int32(n) < 0, 0
}
