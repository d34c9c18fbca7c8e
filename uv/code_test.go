package uv_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
)

func TestCodes(t *testing.T) {
	if n := len(uv.Codes()); n != 84 {
		t.Errorf("%d codes, libuv has 84", n)
	}
	names, numbers := map[string]bool{}, map[uv.Code]bool{}
	for _, c := range uv.Codes() {
		if names[c.Name()] || c.Name() == "" || c.Message() == "" {
			t.Errorf("%d: name %q, message %q", c, c.Name(), c.Message())
		}
		if numbers[c] || c >= 0 {
			t.Errorf("%s: number %d", c.Name(), int(c))
		}
		names[c.Name()], numbers[c] = true, true
		if c.Err() != error(c) {
			t.Errorf("%s: Err is %v", c.Name(), c.Err())
		}
	}
}

func TestCode(t *testing.T) {
	for _, test := range []struct {
		code   uv.Code
		number int // on Linux
		text   string
		is     error
	}{
		{uv.ECONNREFUSED, -111, "ECONNREFUSED: connection refused", syscall.ECONNREFUSED},
		{uv.ENOENT, -2, "ENOENT: no such file or directory", fs.ErrNotExist},
		{uv.ENOTSUP, -95, "ENOTSUP: operation not supported on socket", errors.ErrUnsupported},
		{uv.EOF, -4095, "EOF: end of file", io.EOF},
		{uv.EFTYPE, -4028, "EFTYPE: inappropriate file type or format", nil},
		{uv.EAI_NONAME, -3008, "EAI_NONAME: unknown node or service", nil},
		{uv.Code(-999), -999, "Unknown system error -999", nil},
	} {
		if got := test.code.Error(); got != test.text {
			t.Errorf("%d: %q, want %q", test.code, got, test.text)
		}
		if test.is != nil && !errors.Is(test.code, test.is) {
			t.Errorf("%v is not %v", test.code, test.is)
		}
		if runtime.GOOS == "linux" && int(test.code) != test.number {
			t.Errorf("%v is %d, want %d", test.code, int(test.code), test.number)
		}
		if err := test.code.Err(); err != test.code {
			t.Errorf("%v: Err %v", test.code, err)
		}
	}
	if err := uv.Code(0).Err(); err != nil {
		t.Errorf("Err of 0: %v", err)
	}
	if c := uv.FromErrno(syscall.EADDRINUSE); c != uv.EADDRINUSE {
		t.Errorf("FromErrno: %v", c)
	}
	if c := uv.FromErrno(0); c != 0 {
		t.Errorf("FromErrno of 0: %v", c)
	}
}

// No error reads like success, and unknown numbers are told as they are.
//
// libuv: error_message
func TestErrorMessage(t *testing.T) {
	for _, c := range append(uv.Codes(), 1337, -1337) {
		for _, text := range []string{c.Message(), c.Name(), c.Error()} {
			if strings.Contains(strings.ToLower(text), "success") {
				t.Errorf("%d reads %q", int(c), text)
			}
		}
	}
	for c, want := range map[uv.Code]string{
		uv.EINVAL: "invalid argument", 1337: "Unknown system error 1337", -1337: "Unknown system error -1337",
	} {
		if got := c.Message(); got != want {
			t.Errorf("%d: %q, want %q", int(c), got, want)
		}
	}
	for c, name := range map[uv.Code]string{uv.EINVAL: "EINVAL", 1337: "Unknown system error 1337"} {
		if got := c.Name(); got != name {
			t.Errorf("%d: name %q, want %q", int(c), got, name)
		}
	}
}

// The messages are Node's, letter by letter.
func TestError(t *testing.T) {
	for _, test := range []struct {
		err  uv.Error
		want string
	}{
		{uv.Error{Code: uv.ECONNREFUSED, Syscall: "connect", Addr: "127.0.0.1", Port: 9}, "connect ECONNREFUSED 127.0.0.1:9"},
		{uv.Error{Code: uv.ECONNREFUSED, Syscall: "connect", Addr: "::1", Port: 9}, "connect ECONNREFUSED ::1:9"},
		{uv.Error{Code: uv.ENOENT, Syscall: "connect", Addr: "/tmp/no.sock"}, "connect ENOENT /tmp/no.sock"},
		{uv.Error{Code: uv.EADDRINUSE, Syscall: "listen", Addr: "127.0.0.1", Port: 3000}, "listen EADDRINUSE: address already in use 127.0.0.1:3000"},
		{uv.Error{Code: uv.EADDRINUSE, Syscall: "listen", Addr: "::", Port: 3000}, "listen EADDRINUSE: address already in use :::3000"},
		{uv.Error{Code: uv.EADDRINUSE, Syscall: "listen", Addr: "/tmp/a.sock"}, "listen EADDRINUSE: address already in use /tmp/a.sock"},
		{uv.Error{Code: uv.EADDRINUSE, Syscall: "bind", Addr: "0.0.0.0", Port: 53}, "bind EADDRINUSE 0.0.0.0:53"},
		{uv.Error{Code: uv.ECONNRESET, Syscall: "read"}, "read ECONNRESET"},
		{uv.Error{Code: uv.EOF, Syscall: "read"}, "read EOF"},
		{uv.Error{Code: uv.ENOENT, Syscall: "open", Path: "/nowhere"}, "ENOENT: no such file or directory, open '/nowhere'"},
		{uv.Error{Code: uv.EXDEV, Syscall: "rename", Path: "/a", Dest: "/b"}, "EXDEV: cross-device link not permitted, rename '/a' -> '/b'"},
	} {
		if got := test.err.Error(); got != test.want {
			t.Errorf("%+v:\n got %q\nwant %q", test.err, got, test.want)
		}
	}
	wrapped := fmt.Errorf("no luck: %w", &uv.Error{Code: uv.ECONNREFUSED, Syscall: "connect"})
	if !errors.Is(wrapped, uv.ECONNREFUSED) || !errors.Is(wrapped, syscall.ECONNREFUSED) {
		t.Error("errors.Is finds neither the code nor the errno")
	}
	var e *uv.Error
	if !errors.As(wrapped, &e) || e.Syscall != "connect" {
		t.Error("errors.As does not find the Error")
	}
}
