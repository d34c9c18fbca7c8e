package url

import "testing"

func TestParse(t *testing.T) {
	for _, test := range []struct{ input, base, want string }{
		{"http://EXAMPLE.com:80/../a/./b?x#y", "", "http://example.com/a/b?x#y"},
		{"//h/p", "http://a/b", "http://h/p"},
		{"..", "http://a/b/c/d", "http://a/b/"},
		{"", "http://a/b?q#f", "http://a/b?q"},
		{"http://0x7f.1/", "", "http://127.0.0.1/"},
		{"http://[1:0:0:2:0:0:0:3]/", "", "http://[1:0:0:2::3]/"},
		{"http://[::1.2.3.4]/", "", "http://[::102:304]/"},
		{"http://a:b:c@h:81", "", "http://a:b%3Ac@h:81/"},
		{"file:///C|/x/..", "", "file:///C:/"},
		{"/x", "file:///C:/y/z", "file:///C:/x"},
		{"web+demo:/.//not-a-host/", "", "web+demo:/.//not-a-host/"},
		{"mailto:a b", "", "mailto:a b"},
		{"http://ex%41mple.com", "", "http://example.com/"},
		{"http://straße.de", "", "http://xn--strae-oqa.de/"},
		{"http://a b", "", ""},
		{"http://a:99999", "", ""},
		{"http://1.2.3.4.5", "", ""},
		{"x", "mailto:y", ""},
	} {
		var base *record
		if test.base != "" {
			base, _ = parse(test.base, nil)
		}
		u, ok := parse(test.input, base)
		got := ""
		if ok {
			got = u.href()
		}
		if got != test.want {
			t.Errorf("%q on %q: %q, want %q", test.input, test.base, got, test.want)
		}
	}
}

// What the parser gives parses to itself.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"http://a/b?c#d", "file:///C|/..", "a:b", "http://[::1]:80/%2e%2E", "blob:http://x", "non-special:///.//p"} {
		f.Add(s, "http://base/x/y")
	}
	f.Fuzz(func(t *testing.T, input, baseText string) {
		base, ok := parse(baseText, nil)
		if !ok {
			base = nil
		}
		u, ok := parse(input, base)
		if !ok {
			return
		}
		href := u.href()
		again, ok := parse(href, nil)
		if !ok || again.href() != href {
			t.Errorf("%q on %q is %q, which is not stable", input, baseText, href)
		}
	})
}
