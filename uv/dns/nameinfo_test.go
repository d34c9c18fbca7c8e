package dns

import (
	"errors"
	"net/netip"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: getnameinfo_basic_ip4, getnameinfo_basic_ip6
func TestGetNameInfo(t *testing.T) {
	serve(t)
	loop := uvtest.NewLoop(t)
	for _, addr := range []string{"127.0.0.1:80", "[::1]:80"} {
		r, err := GetNameInfo(loop, netip.MustParseAddrPort(addr), 0, uvtest.Expect(t, 1, func(err error, host, service string) {
			if err != nil || host == "" || service == "" {
				t.Errorf("%s: %q, %q, %v", addr, host, service, err)
			}
		}))
		if err != nil || r.Type() != uv.RequestGetNameInfo {
			t.Error(r, err)
		}
	}
	for _, cb := range []func(error, string, string){nil, func(error, string, string) { t.Error("called back") }} {
		if _, err := GetNameInfo(loop, netip.AddrPort{}, 0, cb); err != uv.EINVAL {
			t.Errorf("the zero address: %v, want EINVAL", err)
		}
	}
	if _, err := GetNameInfo(loop, netip.MustParseAddrPort("127.0.0.1:80"), 0, nil); err != uv.EINVAL {
		t.Errorf("no callback: %v, want EINVAL", err)
	}
	loop.Run(uv.RunDefault)
}

// libuv: getnameinfo_basic_ip4_sync
func TestGetNameInfoSync(t *testing.T) {
	serve(t)
	testServices(t)
	for _, test := range []struct {
		addr          string
		flags         int
		host, service string
		code          uv.Code
	}{
		{"192.0.2.1:80", 0, "four.test", "http", 0},
		{"192.0.2.1:80", NI_NAMEREQD | NI_NUMERICSERV, "four.test", "80", 0},
		{"192.0.2.1:514", NI_NOFQDN, "four.test", "shell", 0},
		{"192.0.2.1:514", NI_DGRAM, "four.test", "syslog", 0},
		{"192.0.2.9:9", 0, "192.0.2.9", "9", 0},
		{"192.0.2.9:9", NI_NAMEREQD, "", "", uv.EAI_NONAME},
		{"192.0.2.1:9", NI_NAMEREQD | NI_NUMERICHOST, "", "", uv.EAI_NONAME},
		{"192.0.2.1:9", 0x1000, "", "", uv.EAI_BADFLAGS},
		{"[fe80::1%7]:9", 0, "link.test", "9", 0},
		{"[fe80::1%7]:9", NI_NUMERICHOST, "fe80::1%7", "9", 0},
	} {
		host, service, err := GetNameInfoSync(netip.MustParseAddrPort(test.addr), test.flags)
		if test.code != 0 {
			if !errors.Is(err, test.code) {
				t.Errorf("%s, flags %#x: %v, want %v", test.addr, test.flags, err, test.code)
			}
		} else if err != nil || host != test.host || service != test.service {
			t.Errorf("%s, flags %#x: %q, %q, %v, want %q, %q", test.addr, test.flags, host, service, err, test.host, test.service)
		}
	}
	if _, _, err := GetNameInfoSync(netip.AddrPort{}, 0); err != uv.EINVAL {
		t.Errorf("the zero address: %v, want EINVAL", err)
	}
}

// A name loses the domain that it shares with this machine, and nothing else.
func TestNoFQDN(t *testing.T) {
	for _, test := range []struct{ name, domain, want string }{
		{"a.example.org", "example.org", "a"},
		{"a.b.example.org", "example.org", "a.b"},
		{"example.org", "example.org", "example.org"},
		{"aexample.org", "example.org", "aexample.org"},
		{"a.example.com", "example.org", "a.example.com"},
		{"a.", "", "a."},
		{"a", "", "a"},
	} {
		if got := shorten(test.name, test.domain); got != test.want {
			t.Errorf("%s at %s: %s, want %s", test.name, test.domain, got, test.want)
		}
	}
}
