package dns

import (
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestParseServer(t *testing.T) {
	for _, c := range [...]struct{ text, want string }{
		{"192.0.2.1", "192.0.2.1"}, {"192.0.2.1:53", "192.0.2.1"}, {"192.0.2.1:5353", "192.0.2.1:5353"}, {"192.0.2.1:053", "192.0.2.1"},
		{"::1", "::1"}, {"[::1]", "::1"}, {"[::1]:53", "::1"}, {"[::1]:5353", "[::1]:5353"}, {"[192.0.2.1]:5", "192.0.2.1:5"},
		{"fe80::1%lo", "fe80::1"}, {"[fe80::1%lo]:5", "[fe80::1]:5"}, {"::1:5353", "::0.1.83.83"}, {"192.0.2.1:99999", "192.0.2.1:34463"},
		{"", ""}, {"a.b", ""}, {"192.0.2.1:", ""}, {"192.0.2.1:x", ""}, {"[::1", ""}, {"::1]:5", ""}, {"[x]:5", ""}, {"[", ""}, {":", ""}, {"[]", ""},
	} {
		server, ok := parseServer(c.text)
		if got := ""; ok {
			if got = serverText(server); got != c.want {
				t.Errorf("%q is %q, want %q", c.text, got, c.want)
			}
		} else if c.want != "" {
			t.Errorf("%q is none, want %q", c.text, c.want)
		}
	}
}

// write makes a file and has name stand for it.
func write(t *testing.T, name *string, text string) {
	old := *name
	t.Cleanup(func() { *name = old })
	*name = filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(*name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSystemServers(t *testing.T) {
	list := func() (texts []string) {
		for _, s := range systemServers() {
			texts = append(texts, serverText(s))
		}
		return texts
	}
	write(t, &resolvConf, "# nameserver 1.1.1.1\nsearch a.test\nnameserver 192.0.2.1\n nameserver\t::1 # the other\nnameserver nonsense\nnameserver\n")
	if got := list(); !slices.Equal(got, []string{"192.0.2.1", "::1"}) {
		t.Error(got)
	}
	for _, text := range [...]string{"", "options rotate\n"} {
		write(t, &resolvConf, text)
		if got := list(); !slices.Equal(got, []string{"127.0.0.1"}) {
			t.Error(got)
		}
	}
	resolvConf += "-gone"
	if got := list(); !slices.Equal(got, []string{"127.0.0.1"}) {
		t.Error(got)
	}
}

func TestHostNames(t *testing.T) {
	write(t, &hostsFile, "127.0.0.1 localhost\n::1\tsix  six.test # a remark\n127.0.0.1 other\n#192.0.2.1 no\n192.0.2.2\nnonsense a\n")
	for addr, want := range map[string][]string{"127.0.0.1": {"localhost", "other"}, "::1": {"six", "six.test"}, "192.0.2.1": nil, "192.0.2.2": nil} {
		if got := hostNames(netip.MustParseAddr(addr)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", addr, got, want)
		}
	}
}

func TestReverseName(t *testing.T) {
	for addr, want := range map[string]string{
		"192.0.2.1":   "1.2.0.192.in-addr.arpa",
		"2001:db8::1": "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
	} {
		if got := reverseName(netip.MustParseAddr(addr)); got != want {
			t.Errorf("%s: %q, want %q", addr, got, want)
		}
	}
}
