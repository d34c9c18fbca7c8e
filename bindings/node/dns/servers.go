package dns

import (
	"net/netip"
	"os"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

const standardPort = 53

// The files of the system; variables for tests.
var (
	resolvConf = "/etc/resolv.conf"
	hostsFile  = "/etc/hosts"
)

// systemServers are the name servers of the system; without any it is assumed
// that there is one on this machine.
func systemServers() []netip.AddrPort {
	var list []netip.AddrPort
	text, _ := os.ReadFile(resolvConf)
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] != "nameserver" {
			continue
		}
		if server, ok := parseServer(fields[1]); ok {
			list = append(list, server)
		}
	}
	if list == nil {
		list = append(list, netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), standardPort))
	}
	return list
}

// parseServer reads an address, alone or with a port: 1.2.3.4:53, [::1]:53.
func parseServer(text string) (netip.AddrPort, bool) {
	if addr, err := netip.ParseAddr(text); err == nil {
		return netip.AddrPortFrom(addr, standardPort), true
	}
	host, port, hasPort := text, "", false
	if inner, ok := strings.CutPrefix(text, "["); ok {
		var closed bool
		if host, port, closed = strings.Cut(inner, "]"); !closed {
			return netip.AddrPort{}, false
		}
		if port, hasPort = strings.CutPrefix(port, ":"); !hasPort {
			port = ""
		}
	} else if i := strings.LastIndexByte(text, ':'); i >= 0 {
		host, port, hasPort = text[:i], text[i+1:], true
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return netip.AddrPort{}, false
	}
	if !hasPort {
		return netip.AddrPortFrom(addr, standardPort), text[0] == '['
	}
	n, err := strconv.ParseUint(port, 10, 32)
	if err != nil {
		return netip.AddrPort{}, false
	}
	return netip.AddrPortFrom(addr, uint16(n)), true // Node keeps the lowest bits too
}

// serverText is a server as getServers lists it.
func serverText(server netip.AddrPort) string {
	text := addressText(server.Addr().WithZone(""))
	if server.Port() == standardPort {
		return text
	}
	if server.Addr().Is6() {
		text = "[" + text + "]"
	}
	return text + ":" + strconv.Itoa(int(server.Port()))
}

// addressText writes an address as libuv does, which shows the last half of one
// that is nothing else as IPv4: ::0.1.0.2.
func addressText(addr netip.Addr) string {
	if b := addr.As16(); addr.Is6() && addr.Zone() == "" && [12]byte(b[:12]) == [12]byte{} && b[12]|b[13] != 0 {
		return "::" + netip.AddrFrom4([4]byte(b[12:])).String()
	}
	return addr.String()
}

// serverArgs reads the argument of setServers.
func (st *state) serverArgs(v engine.Value) ([]netip.AddrPort, error) {
	e, eng := st.e, st.eng
	if eng.Class(v) != "Array" {
		return nil, e.InvalidArgType("servers", "an instance of Array", v)
	}
	var list []netip.AddrPort
	for i := range lang.Length(e, v) {
		item, err := eng.Get(v, i)
		if err != nil {
			return nil, err
		}
		text, err := e.StringArg("servers["+strconv.Itoa(i)+"]", item)
		if err != nil {
			return nil, err
		}
		server, ok := parseServer(text)
		if !ok {
			return nil, e.Throw(env.TypeError, "ERR_INVALID_IP_ADDRESS", "Invalid IP address: "+text)
		}
		list = append(list, server)
	}
	return list, nil
}

// hostNames are the names that the file of hosts has for an address.
func hostNames(addr netip.Addr) []string {
	var names []string
	text, _ := os.ReadFile(hostsFile) // without one there are none
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		if a, err := netip.ParseAddr(fields[0]); err == nil && a == addr {
			names = append(names, fields[1:]...)
		}
	}
	return names
}
