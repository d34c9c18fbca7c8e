package dns

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
)

// testServices makes the list of services a known one.
func testServices(t testing.TB) {
	old := servicesFile
	servicesFile = "testdata/services"
	t.Cleanup(func() { servicesFile = old })
}

// What glibc answers (testdata/glibc.c wrote it down) we answer.
func TestAsGlibc(t *testing.T) {
	testServices(t)
	text, err := os.ReadFile("testdata/glibc.txt")
	if err != nil {
		t.Fatal(err)
	}
	questions := 0
	for line := range strings.Lines(string(text)) {
		if line[0] == '?' || line[0] == '!' {
			questions++
		}
	}
	if questions < 80 {
		t.Fatalf("%d questions: the transcript is not there", questions)
	}
	var want, got strings.Builder
	for line := range strings.Lines(string(text)) {
		want.WriteString(line)
		if line[0] == '?' || line[0] == '!' {
			got.WriteString(line + answer(t, line))
		}
	}
	if got.String() == want.String() {
		return
	}
	w, g := strings.Split(want.String(), "\n?"), strings.Split(got.String(), "\n?")
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			t.Errorf("want %s\ngot %s", w[i], g[min(i, len(g)-1)])
		}
	}
}

// answer writes down what we say, in the form of the transcript.
func answer(t *testing.T, question string) string {
	null := func(s string) string {
		if s == "-" {
			return ""
		}
		return s
	}
	code := func(err error) string {
		var e *uv.Error
		if !errors.As(err, &e) {
			t.Fatalf("%s: %v is no *uv.Error", question, err)
		}
		return e.Code.Name() + "\n"
	}
	var node, service, addr string
	var port uint16
	var h Hints
	if n, _ := fmt.Sscanf(question, "! %s %d %v", &addr, &port, &h.Flags); n == 3 {
		host, service, err := GetNameInfoSync(netip.AddrPortFrom(netip.MustParseAddr(addr), port), h.Flags)
		if err != nil {
			return code(err)
		}
		return host + " " + service + "\n"
	}
	if n, err := fmt.Sscanf(question, "? %s %s %d %d %d %v", &node, &service, &h.Family, &h.SockType, &h.Protocol, &h.Flags); n != 6 {
		t.Fatalf("%q: %v", question, err)
	}
	const linuxINET6 = 10
	if h.Family == linuxINET6 {
		h.Family = syscall.AF_INET6
	}
	found, err := GetAddrInfoSync(null(node), null(service), &h)
	if err != nil {
		return code(err)
	}
	var b strings.Builder
	for _, a := range found {
		if a.CanonName == "" {
			a.CanonName = "-"
		}
		if a.Family == syscall.AF_INET6 {
			a.Family = linuxINET6
		}
		fmt.Fprintln(&b, a.Family, a.SockType, a.Protocol, a.Addr.Addr(), a.Addr.Port(), a.CanonName)
	}
	return b.String()
}

// Without a list of services package net's own is asked.
func TestNoServices(t *testing.T) {
	servicesFile = "testdata/none"
	t.Cleanup(func() { servicesFile = "/etc/services" })
	if port, ok := servicePort(context.Background(), "https", "tcp"); !ok || port != 443 {
		t.Errorf("https: %d, %v", port, ok)
	}
	if port, ok := servicePort(context.Background(), "https", "sctp"); ok {
		t.Errorf("https over SCTP: %d", port)
	}
	if name := serviceName(443, "tcp"); name != "443" {
		t.Errorf("443: %s", name)
	}
}

func FuzzParseService(f *testing.F) {
	text, err := os.ReadFile("testdata/services")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		s, ok := parseService(line)
		if !ok {
			return
		}
		again := fmt.Sprintf("%s %d/%s %s", s.names[0], s.port, s.protocol, strings.Join(s.names[1:], " "))
		s2, ok := parseService(again)
		if !ok || fmt.Sprint(s2) != fmt.Sprint(s) {
			t.Errorf("%q is %v, written out %q is %v", line, s, again, s2)
		}
	})
}

// Whatever netip takes for an IPv4 address is the same address to inet_aton,
// and what inet_aton takes has no more than four numbers.
func FuzzParseIPv4(f *testing.F) {
	for _, s := range []string{"1.2.3.4", "127.1", "0x7f.1", "010", "1.2.3.256", "0x", "08", "4294967296", "::ffff:1.2.3.4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := parseIPv4(s)
		want, err := netip.ParseAddr(s)
		if err == nil && want.Is4() && (!ok || got != want) {
			t.Errorf("%q: %v, %v, want %v", s, got, ok, want)
		}
		if ok && (strings.Trim(s, "0123456789abcdefABCDEFxX.") != "" || strings.Count(s, ".") > 3) {
			t.Errorf("%q: %v", s, got)
		}
	})
}
