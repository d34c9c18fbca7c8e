package http

import "testing"

func TestContainsWord(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"close", "close", true},
		{"Keep-Alive, Close", "close", true},
		{"keep-alive", "close", false},
		{"enclosed", "close", false},
		{"closed", "close", false},
		{"disclose close", "close", true},
		{"_close", "close", false},
		{"close;", "close", true},
		{"", "close", false},
	} {
		if got := containsWord(c.text, c.word); got != c.want {
			t.Errorf("containsWord(%q, %q) = %v", c.text, c.word, got)
		}
	}
}

func TestJoinRule(t *testing.T) {
	for name, want := range map[string]joined{
		"set-cookie": joinArray, "cookie": joinCookie, "host": joinFirst, "content-length": joinFirst,
		"user-agent": joinFirst, "accept": joinComma, "x-any": joinComma, "transfer-encoding": joinComma,
	} {
		if got := joinRule(name); got != want {
			t.Errorf("joinRule(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestIsContinue(t *testing.T) {
	for text, want := range map[string]bool{
		"100-continue": true, "100-Continue": true, "x, 100-continue": true, "100": false, "": false, "100-continu": false,
	} {
		if got := isContinue([]byte(text)); got != want {
			t.Errorf("isContinue(%q) = %v", text, got)
		}
	}
}

func TestHeadersLimit(t *testing.T) {
	for count, want := range map[int]int{-1: 1000, 1: 1, 30: 30} {
		if got := (&Server{maxHeadersCount: count}).headersLimit(); got != want {
			t.Errorf("maxHeadersCount %d shows %d fields, want %d", count, got, want)
		}
	}
	if got := (&Server{}).headersLimit(); got <= 1<<20 {
		t.Errorf("maxHeadersCount 0 shows %d fields, want all", got)
	}
}
