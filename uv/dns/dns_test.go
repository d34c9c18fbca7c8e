package dns

import (
	"errors"
	"net/netip"
	"slices"
	"sync"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/uvtest"
	"github.com/uvgo/uvgo/uv/work"
)

// libuv: getaddrinfo_basic
func TestGetAddrInfo(t *testing.T) {
	serve(t)
	loop := uvtest.NewLoop(t)
	inside := true
	r, err := GetAddrInfo(loop, "localhost", "", nil, uvtest.Expect(t, 1, func(err error, addrs []AddrInfo) {
		if inside || loop.Phase() != "poll" {
			t.Error("called back from inside the call, or not in the poll phase:", loop.Phase())
		}
		if err != nil || len(addrs) == 0 || !addrs[0].Addr.Addr().IsLoopback() {
			t.Error(addrs, err)
		}
	}))
	inside = false
	if err != nil || !loop.Alive() {
		t.Fatal("a lookup does not keep the loop alive:", err)
	}
	if r.Type() != uv.RequestGetAddrInfo {
		t.Error(r.Type())
	}
	loop.Run(uv.RunDefault)
}

// libuv: getaddrinfo_basic_sync
func TestGetAddrInfoSync(t *testing.T) {
	serve(t)
	addrs, err := GetAddrInfoSync("localhost", "80", &Hints{SockType: syscall.SOCK_STREAM})
	if err != nil || len(addrs) == 0 {
		t.Fatal(addrs, err)
	}
	for _, a := range addrs {
		if !a.Addr.Addr().IsLoopback() || a.Addr.Port() != 80 || a.Protocol != syscall.IPPROTO_TCP {
			t.Error(a)
		}
	}
}

// libuv: getaddrinfo_fail
func TestGetAddrInfoFail(t *testing.T) {
	serve(t)
	loop := uvtest.NewLoop(t)
	never := func(error, []AddrInfo) { t.Error("called back") }
	for _, test := range []struct {
		node, service string
		cb            func(error, []AddrInfo)
	}{{"", "", never}, {"x\xff", "", never}, {"localhost", "", nil}} {
		if r, err := GetAddrInfo(loop, test.node, test.service, nil, test.cb); err != uv.EINVAL || r != nil {
			t.Errorf("%q, %q: %v, %v, want EINVAL", test.node, test.service, r, err)
		}
	}
	if loop.Alive() {
		t.Error("alive after nothing began")
	}
	GetAddrInfo(loop, "nowhere.test", "", nil, uvtest.Expect(t, 1, func(err error, addrs []AddrInfo) {
		want := uv.Error{Code: uv.EAI_NONAME, Syscall: "getaddrinfo", Addr: "nowhere.test"}
		var got *uv.Error
		if !errors.As(err, &got) || *got != want || addrs != nil {
			t.Errorf("%v, %v, want %v", addrs, err, &want)
		}
	}))
	loop.Run(uv.RunDefault)
}

// libuv: getaddrinfo_fail_sync
func TestGetAddrInfoFailSync(t *testing.T) {
	serve(t)
	if _, err := GetAddrInfoSync("", "", nil); err != uv.EINVAL {
		t.Errorf("nothing to look up: %v, want EINVAL", err)
	}
	for node, want := range map[string]uv.Code{"nowhere.test": uv.EAI_NONAME, broken: uv.EAI_AGAIN, "a..b": uv.EAI_NONAME} {
		if addrs, err := GetAddrInfoSync(node, "", nil); !errors.Is(err, want) || addrs != nil {
			t.Errorf("%s: %v, %v, want %v", node, addrs, err, want)
		}
	}
}

// libuv: getaddrinfo_concurrent
func TestGetAddrInfoConcurrent(t *testing.T) {
	serve(t)
	loop := uvtest.NewLoop(t)
	var requests [10]*Request
	calls := make(map[*Request]int)
	for i := range requests {
		requests[i], _ = GetAddrInfo(loop, "localhost", "", nil, func(err error, addrs []AddrInfo) {
			if err != nil || len(addrs) == 0 {
				t.Error(addrs, err)
			}
			calls[requests[i]]++
		})
	}
	loop.Run(uv.RunDefault)
	for i, r := range requests {
		if calls[r] != 1 {
			t.Errorf("lookup %d: %d callbacks", i, calls[r])
		}
	}
}

// Names are asked for by family, and mapped as the flags say.
func TestFamilies(t *testing.T) {
	serve(t)
	stubConfigured(t, true, true)
	const four, six = syscall.AF_INET, syscall.AF_INET6
	for _, test := range []struct {
		node          string
		family, flags int
		want          []string // in any order; nil is EAI_NONAME
	}{
		{"both.test", 0, 0, []string{"192.0.2.1", "2001:db8::1"}},
		{"both.test", four, 0, []string{"192.0.2.1"}},
		{"both.test", six, 0, []string{"2001:db8::1"}},
		{"both.test", six, AI_V4MAPPED, []string{"2001:db8::1"}},
		{"both.test", six, AI_V4MAPPED | AI_ALL, []string{"2001:db8::1", "::ffff:192.0.2.1"}},
		{"both.test", six, AI_ALL, []string{"2001:db8::1"}},
		{"both.test", 0, AI_V4MAPPED | AI_ALL, []string{"192.0.2.1", "2001:db8::1"}},
		{"four.test", six, 0, nil},
		{"four.test", six, AI_V4MAPPED, []string{"::ffff:192.0.2.1", "::ffff:192.0.2.2"}},
		{"four.test", six, AI_V4MAPPED | AI_ALL, []string{"::ffff:192.0.2.1", "::ffff:192.0.2.2"}},
		{"six.test", four, 0, nil},
		{"six.test", four, AI_V4MAPPED | AI_ALL, nil},
		{"nowhere.test", six, AI_V4MAPPED, nil},
		{"bücher.test", 0, 0, []string{"192.0.2.7"}},
		{"bücher。test", four, 0, []string{"192.0.2.7"}},
	} {
		addrs, err := GetAddrInfoSync(test.node, "", &Hints{Family: test.family, Flags: test.flags, SockType: syscall.SOCK_STREAM})
		if test.want == nil {
			if !errors.Is(err, uv.EAI_NONAME) {
				t.Errorf("%s, family %d, flags %#x: %v, %v, want EAI_NONAME", test.node, test.family, test.flags, addrs, err)
			}
			continue
		}
		var got []string
		for _, a := range addrs {
			got = append(got, a.Addr.Addr().String())
			if (a.Family == six) != a.Addr.Addr().Is6() {
				t.Errorf("family %d of %v", a.Family, a.Addr)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, test.want) || err != nil {
			t.Errorf("%s, family %d, flags %#x: %v, %v, want %v", test.node, test.family, test.flags, got, err, test.want)
		}
	}
}

func stubConfigured(t *testing.T, v4, v6 bool) {
	old := configured
	configured = func() (bool, bool) { return v4, v6 }
	t.Cleanup(func() { configured = old })
}

func TestAddrConfig(t *testing.T) {
	serve(t)
	lookup := func(family int) string {
		addrs, err := GetAddrInfoSync("both.test", "", &Hints{Family: family, Flags: AI_ADDRCONFIG, SockType: syscall.SOCK_STREAM})
		switch {
		case errors.Is(err, uv.EAI_NONAME):
			return "none"
		case err == nil && len(addrs) == 2:
			return "both"
		case err == nil && addrs[0].Family == syscall.AF_INET:
			return "4"
		case err == nil:
			return "6"
		}
		return err.Error()
	}
	for _, test := range []struct {
		v4, v6            bool
		any, inet4, inet6 string
	}{
		{true, true, "both", "4", "6"},
		{true, false, "4", "4", "none"},
		{false, true, "6", "none", "6"},
		{false, false, "both", "none", "none"},
	} {
		stubConfigured(t, test.v4, test.v6)
		if any, inet4, inet6 := lookup(0), lookup(syscall.AF_INET), lookup(syscall.AF_INET6); any != test.any || inet4 != test.inet4 || inet6 != test.inet6 {
			t.Errorf("%+v: got %s, %s, %s", test, any, inet4, inet6)
		}
	}
}

// The machine's own addresses to connect to: IPv6 first if it works.
func TestOwnAddresses(t *testing.T) {
	addrs, err := GetAddrInfoSync("", "80", &Hints{SockType: syscall.SOCK_STREAM})
	if err != nil || len(addrs) != 2 {
		t.Fatal(addrs, err)
	}
	first := "127.0.0.1:80"
	if reachable(netip.IPv6Loopback()) {
		first = "[::1]:80"
	}
	if addrs[0].Addr.String() != first {
		t.Errorf("%v, want %s first", addrs, first)
	}
}

func TestCanonName(t *testing.T) {
	serve(t)
	for node, want := range map[string]string{"alias.test": "both.test", "both.test": "both.test"} {
		addrs, err := GetAddrInfoSync(node, "", &Hints{Flags: AI_CANONNAME, SockType: syscall.SOCK_STREAM})
		if err != nil || len(addrs) != 2 || addrs[0].CanonName != want || addrs[1].CanonName != "" {
			t.Errorf("%s: %+v, %v, want %s in the first", node, addrs, err, want)
		}
	}
}

// busy fills the pool until the function it returns is called.
func busy(loop *uv.Loop) (release func()) {
	var begun sync.WaitGroup
	begun.Add(poolSize)
	wait := make(chan bool)
	for range poolSize {
		work.Queue(loop, func() { begun.Done(); <-wait }, nil)
	}
	begun.Wait()
	return func() { close(wait) }
}

// libuv: threadpool_cancel_getaddrinfo
func TestRule30_CancelGetAddrInfo(t *testing.T) {
	serve(t)
	loop := uvtest.NewLoop(t)
	release := busy(loop)
	called := 0
	onAddrs := func(err error, addrs []AddrInfo) {
		called++
		if err != uv.EAI_CANCELED || addrs != nil {
			t.Errorf("%v, %v, want EAI_CANCELED and nothing", addrs, err)
		}
	}
	for _, q := range [][2]string{{"", "80"}, {"localhost", ""}, {"localhost", "80"}, {silent, ""}} {
		r, err := GetAddrInfo(loop, q[0], q[1], nil, onAddrs)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Cancel(); err != nil {
			t.Errorf("cancel: %v", err)
		}
		if err := r.Cancel(); err != uv.EBUSY {
			t.Errorf("cancel again: %v, want EBUSY", err)
		}
	}
	if called != 0 {
		t.Error("called back from inside Cancel")
	}
	release()
	loop.Run(uv.RunDefault)
	if called != 4 {
		t.Errorf("%d callbacks, want 4", called)
	}
}

// libuv: threadpool_cancel_getnameinfo
func TestRule30_CancelGetNameInfo(t *testing.T) {
	serve(t)
	loop := uvtest.NewLoop(t)
	release := busy(loop)
	called := 0
	for range 4 {
		r, err := GetNameInfo(loop, netip.MustParseAddrPort("127.0.0.1:80"), 0, func(err error, host, service string) {
			called++
			if err != uv.EAI_CANCELED || host != "" || service != "" {
				t.Errorf("%q, %q, %v, want EAI_CANCELED and no names", host, service, err)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Cancel(); err != nil {
			t.Errorf("cancel: %v", err)
		}
	}
	release()
	loop.Run(uv.RunDefault)
	if called != 4 {
		t.Errorf("%d callbacks, want 4", called)
	}
}

// A lookup that waits for a server is cancelled too, and leaves nothing behind.
func TestCancelWhileAsking(t *testing.T) {
	s := serve(t)
	loop := uvtest.NewLoop(t)
	r, err := GetAddrInfo(loop, silent, "", nil, uvtest.Expect(t, 1, func(err error, addrs []AddrInfo) {
		if err != uv.EAI_CANCELED || addrs != nil {
			t.Errorf("%v, %v, want EAI_CANCELED", addrs, err)
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	<-s.asked
	if err := r.Cancel(); err != nil {
		t.Errorf("cancel: %v", err)
	}
	loop.Run(uv.RunDefault)
	if err := r.Cancel(); err != uv.EBUSY {
		t.Errorf("cancel of what is over: %v, want EBUSY", err)
	}
}

// What is over cannot be cancelled, even before its callback ran.
func TestCancelTooLate(t *testing.T) {
	loop := uvtest.NewLoop(t)
	r, err := GetNameInfo(loop, netip.MustParseAddrPort("192.0.2.1:80"), NI_NUMERICHOST, uvtest.Expect(t, 1, func(err error, host, _ string) {
		if err != nil || host != "192.0.2.1" {
			t.Error(host, err)
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	for r.state.Load() != done {
		work.Queue(loop, func() {}, nil)
		loop.Run(uv.RunNoWait)
	}
	if err := r.Cancel(); err != uv.EBUSY {
		t.Errorf("cancel: %v, want EBUSY", err)
	}
	loop.Run(uv.RunDefault)
}
