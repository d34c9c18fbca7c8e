package tcp

import (
	"net/netip"
	"testing"
)

func TestLinkLocalZone(t *testing.T) {
	const lo = "00000000000000000000000000000001 01 80 10 80       lo\n"
	const global = "fd000000000000000000000000000002 04 40 00 82     eth0\n"
	const local = "fe8000000000000000fc00fffe000001 1f 40 20 80     eth0\n"
	for _, c := range []struct{ table, want string }{
		{"", ""},
		{lo + global, ""},
		{lo + global + local, "31"},
		{"fe80 04\n" + "zz 04\n" + "\n" + local, "31"},
		{local[:34] + "xx\n" + local, "31"},
	} {
		if got := linkLocalZone(c.table); got != c.want {
			t.Errorf("zone %q of\n%s\nwant %q", got, c.table, c.want)
		}
	}
}

func TestScoped_LeavesOthersAlone(t *testing.T) {
	for _, addr := range []string{"127.0.0.1:1", "169.254.0.1:1", "[::1]:1", "[fe80::1%7]:1", "[2001:db8::1]:1"} {
		if a := netip.MustParseAddrPort(addr); scoped(a) != a {
			t.Errorf("%s became %s", addr, scoped(a))
		}
	}
}
