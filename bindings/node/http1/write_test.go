package http1_test

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	. "github.com/uvgo/uvgo/bindings/node/http1"
)

// TestWritten reads with net/http what we write.
func TestWritten(t *testing.T) {
	b := AppendStatusLine(nil, 201, "Very Created")
	b = AppendHeader(b, "X-Name", "caf\u00e9")
	b = AppendHeader(b, "Transfer-Encoding", "chunked")
	b = append(b, CRLF...)
	want := ""
	for _, n := range []int{1, 9, 15, 16, 255, 4096} {
		chunk := strings.Repeat("x", n)
		b = AppendChunkHeader(b, n)
		b = append(b, chunk+CRLF...)
		want += chunk
	}
	b = append(b, LastChunk...)
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(b)), nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(res.Body)
	if err != nil || string(got) != want {
		t.Errorf("body of %d bytes, want %d (%v)", len(got), len(want), err)
	}
	if res.Status != "201 Very Created" || res.Header.Get("X-Name") != "caf\xe9" {
		t.Errorf("status %q, X-Name %q", res.Status, res.Header.Get("X-Name"))
	}

	b = AppendRequestLine(nil, "POST", "/p\u00e4th?q")
	b = AppendHeaderInt(b, "Content-Length", 3)
	b = append(b, CRLF+"abc"...)
	events := parse(t, Request, Continue, 0, bytes.ReplaceAll(b, []byte("\xe4"), []byte("a")))
	if len(events) != 4 || events[1][3] != "/path?q" || events[2][1] != "abc" {
		t.Errorf("%q reads as%s", b, show(events))
	}
}

func TestAppendErrorResponse(t *testing.T) {
	const want = "HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n"
	if got := string(AppendErrorResponse(nil, 431)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestDate(t *testing.T) {
	var d Date
	at := time.Date(2024, 2, 29, 23, 59, 59, 0, time.FixedZone("", 3600))
	for i := range 100_000 {
		now := at.Add(time.Duration(i) * 337 * time.Millisecond)
		if got, want := string(d.Append(nil, now)), now.UTC().Format(http.TimeFormat); got != want {
			t.Fatalf("%v: %q, want %q", now, got, want)
		}
	}
	var zero Date
	if got := string(zero.Append(nil, time.Unix(0, 0))); got != "Thu, 01 Jan 1970 00:00:00 GMT" {
		t.Errorf("the first second is %q", got)
	}
}

func TestLatin1(t *testing.T) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	s := Latin1(all)
	if got := AppendLatin1(nil, s); !bytes.Equal(got, all) {
		t.Errorf("there and back: %q", got)
	}
	if n := len([]rune(s)); n != 256 {
		t.Errorf("%d characters", n)
	}
	if got := AppendLatin1([]byte("a"), "\u0141\u20ac"); string(got) != "aA\xac" {
		t.Errorf("beyond Latin-1: %q", got)
	}
}

// TestValidate holds every code point up to U+0200 against Node's rules,
// written down from lib/_http_common.js as two regular expressions say them.
func TestValidate(t *testing.T) {
	for r := rune(0); r < 0x200; r++ {
		s := string(r)
		token := r < 0x80 && (strings.ContainsRune("!#$%&'*+-.^_`|~", r) || r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z')
		value := r == '\t' || r >= ' ' && r <= '~' || r >= 0x80 && r <= 0xff
		path := r > ' ' && r <= 0xff
		if got := ValidateHeaderName("a"+s) == nil; got != token {
			t.Errorf("name with %q: %v", r, got)
		}
		if got := ValidateMethod(s) == nil; got != token {
			t.Errorf("method %q: %v", r, got)
		}
		if got := ValidateHeaderValue("a", "v"+s) == nil; got != value {
			t.Errorf("value with %q: %v", r, got)
		}
		if got := ValidateStatusMessage(s) == nil; got != value {
			t.Errorf("status message with %q: %v", r, got)
		}
		if got := ValidatePath("/"+s) == nil; got != path {
			t.Errorf("path with %q: %v", r, got)
		}
	}
	for s, want := range map[string]error{
		"":      ValidateHeaderName(""),
		"a\xff": ValidateHeaderValue("a", "a\xff"), // not UTF-8, so not a string of JavaScript
	} {
		if want == nil {
			t.Errorf("%q was accepted", s)
		}
	}
	if e := ValidateHeaderName("a b").(*HeaderError); e.Code != "ERR_INVALID_HTTP_TOKEN" {
		t.Error(e.Code)
	}
	if e := ValidateStatusMessage("\n").(*HeaderError); e.Code != "ERR_INVALID_CHAR" || e.Message != "Invalid character in statusMessage" {
		t.Error(e)
	}
	if e := ValidatePath(" ").(*HeaderError); e.Code != "ERR_UNESCAPED_CHARACTERS" || e.Message != "Request path contains unescaped characters" {
		t.Error(e)
	}
}

// TestTables compares METHODS and STATUS_CODES with the installed Node's.
func TestTables(t *testing.T) {
	if !slices.IsSorted(Methods[:]) || StatusText(200) != "OK" || StatusText(-1)+StatusText(99)+StatusText(999) != "" {
		t.Error("the tables are damaged")
	}
	newOracle(t) // for its skip
	out, err := exec.Command("node", "-e", `const http = require('http');
		console.log(http.METHODS.join()); for (const [s, text] of Object.entries(http.STATUS_CODES)) console.log(s, text)`).Output()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(Methods[:], ",") + "\n"
	for status, text := range Statuses {
		want += strconv.Itoa(status) + " " + text + "\n"
	}
	if string(out) != want {
		t.Errorf("node has\n%s\nwe have\n%s", out, want)
	}
}
