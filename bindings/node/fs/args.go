package fs

import (
	"math"
	"net/url"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// path is a path: a string, a Buffer, a file: URL. What is no UTF-8 in a Buffer
// goes to the system as it is.
func (f *fs) path(name string, v engine.Value) (string, error) {
	text, err := f.pathOf(name, v)
	if err != nil {
		return "", err
	}
	if strings.IndexByte(text, 0) >= 0 {
		if !f.isView(v) {
			v = f.eng.String(text)
		}
		return "", f.e.InvalidArgValue(name, v, "must be a string, Uint8Array, or URL without null bytes")
	}
	return text, nil
}

func (f *fs) pathOf(name string, v engine.Value) (string, error) {
	switch f.eng.TypeOf(v) {
	case engine.String:
		text, err := f.eng.ToString(v)
		return buffer.WellFormed(text), err
	case engine.Object:
		if b, ok := f.eng.Bytes(v); ok {
			return string(b), nil
		}
		if is, err := f.isURL(v); err != nil || is {
			if err != nil {
				return "", err
			}
			return f.fileURL(v)
		}
	}
	return "", f.e.InvalidArgType(name, "of type string or an instance of Buffer or URL", v)
}

// isURL is Node's own test: an old url.parse has auth and path.
func (f *fs) isURL(v engine.Value) (bool, error) {
	for _, p := range [...]struct {
		name string
		want bool
	}{{"href", true}, {"protocol", true}, {"auth", false}, {"path", false}} {
		x, err := f.eng.Get(v, p.name)
		if err != nil {
			return false, err
		}
		if p.want && !f.eng.ToBool(x) || !p.want && f.eng.TypeOf(x) != engine.Undefined {
			return false, nil
		}
	}
	return true, nil
}

func (f *fs) fileURL(v engine.Value) (string, error) {
	part := func(name string) string {
		x, err := f.eng.Get(v, name)
		if err != nil {
			return ""
		}
		return f.e.Text(x)
	}
	if part("protocol") != "file:" {
		return "", f.e.Throw(env.TypeError, "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file")
	}
	if part("hostname") != "" && runtime.GOOS != "windows" {
		return "", f.e.Throw(env.TypeError, "ERR_INVALID_FILE_URL_HOST", `File URL host must be "localhost" or empty on `+runtime.GOOS)
	}
	path := part("pathname")
	if strings.Contains(strings.ToLower(path), "%2f") {
		return "", f.e.Throw(env.TypeError, "ERR_INVALID_FILE_URL_PATH", "File URL path must not include encoded / characters")
	}
	text, err := url.PathUnescape(path)
	if err != nil || buffer.WellFormed(text) != text {
		return "", f.e.Throw("URIError", "", "URI malformed")
	}
	return text, nil
}

// fd is a descriptor.
func (f *fs) fd(v engine.Value) (int, error) {
	n, err := f.e.IntArg("fd", v, 0, math.MaxInt32)
	return int(n), err
}

// number is an integer with bounds of JavaScript's own.
func (f *fs) integer(name string, v engine.Value, lowest int64) (int64, error) {
	return f.e.IntArg(name, v, lowest, 1<<53-1)
}

// mode is a file mode: a number or an octal string.
func (f *fs) mode(name string, v engine.Value, fallback int64) (uint32, error) {
	if lang.IsNullish(f.e, v) && fallback >= 0 {
		return uint32(fallback), nil
	}
	if f.eng.TypeOf(v) == engine.String {
		text := f.e.Text(v)
		n, err := strconv.ParseUint(text, 8, 64)
		if err != nil || strings.ContainsAny(text, "_+-") {
			return 0, f.e.InvalidArgValue(name, v, "must be a 32-bit unsigned integer or an octal string")
		}
		if n > math.MaxUint32 {
			return 0, f.e.OutOfRange(name, ">= 0 && <= 4294967295", f.eng.Number(float64(n)))
		}
		return uint32(n), nil
	}
	n, err := f.e.IntArg(name, v, 0, math.MaxUint32)
	return uint32(n), err
}

// accessMode is the mode of access and copyFile.
func (f *fs) accessMode(v engine.Value) (int, error) {
	if lang.IsNullish(f.e, v) {
		return 0, nil
	}
	n, _ := f.eng.ToNumber(v)
	switch {
	case f.eng.TypeOf(v) != engine.Number:
		return 0, f.e.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", "mode must be int32 or null/undefined")
	case n != n:
		return 0, f.e.Throw(env.RangeError, "ERR_OUT_OF_RANGE", "mode is out of range")
	case n < 0 || n > 7:
		return 0, f.e.Throw(env.RangeError, "ERR_OUT_OF_RANGE", "mode is out of range: >= 0 && <= 7")
	}
	return int(n), nil
}

// flagNames are the flags of open in words.
var flagNames = map[string]int{
	"r": syscall.O_RDONLY, "rs": syscall.O_RDONLY | syscall.O_SYNC, "sr": syscall.O_RDONLY | syscall.O_SYNC,
	"r+": syscall.O_RDWR, "rs+": syscall.O_RDWR | syscall.O_SYNC, "sr+": syscall.O_RDWR | syscall.O_SYNC,
	"w":  syscall.O_TRUNC | syscall.O_CREAT | syscall.O_WRONLY,
	"wx": syscall.O_TRUNC | syscall.O_CREAT | syscall.O_WRONLY | syscall.O_EXCL,
	"xw": syscall.O_TRUNC | syscall.O_CREAT | syscall.O_WRONLY | syscall.O_EXCL,
	"w+": syscall.O_TRUNC | syscall.O_CREAT | syscall.O_RDWR, "wx+": syscall.O_TRUNC | syscall.O_CREAT | syscall.O_RDWR | syscall.O_EXCL,
	"xw+": syscall.O_TRUNC | syscall.O_CREAT | syscall.O_RDWR | syscall.O_EXCL,
	"a":   syscall.O_APPEND | syscall.O_CREAT | syscall.O_WRONLY,
	"ax":  syscall.O_APPEND | syscall.O_CREAT | syscall.O_WRONLY | syscall.O_EXCL,
	"xa":  syscall.O_APPEND | syscall.O_CREAT | syscall.O_WRONLY | syscall.O_EXCL,
	"as":  syscall.O_APPEND | syscall.O_CREAT | syscall.O_WRONLY | syscall.O_SYNC,
	"sa":  syscall.O_APPEND | syscall.O_CREAT | syscall.O_WRONLY | syscall.O_SYNC,
	"a+":  syscall.O_APPEND | syscall.O_CREAT | syscall.O_RDWR, "ax+": syscall.O_APPEND | syscall.O_CREAT | syscall.O_RDWR | syscall.O_EXCL,
	"xa+": syscall.O_APPEND | syscall.O_CREAT | syscall.O_RDWR | syscall.O_EXCL,
	"as+": syscall.O_APPEND | syscall.O_CREAT | syscall.O_RDWR | syscall.O_SYNC,
	"sa+": syscall.O_APPEND | syscall.O_CREAT | syscall.O_RDWR | syscall.O_SYNC,
}

// flags is how to open a file.
func (f *fs) flags(name string, v engine.Value, fallback int) (int, error) {
	switch f.eng.TypeOf(v) {
	case engine.Undefined, engine.Null:
		return fallback, nil
	case engine.Number:
		n, err := f.e.IntArg(name, v, math.MinInt32, math.MaxInt32)
		return int(n), err
	case engine.String:
		if flags, ok := flagNames[f.e.Text(v)]; ok {
			return flags, nil
		}
	}
	return 0, f.e.InvalidArgValue(name, v, "")
}

// options are an object of options, nil for what has none.
type options struct {
	*fs
	obj engine.Value
}

// get is one of them; undefined if there is none.
func (o options) get(name string) (engine.Value, error) {
	if o.obj == nil {
		return o.eng.Undefined(), nil
	}
	return o.eng.Get(o.obj, name)
}

// value is get for options that have no getters to throw.
func (o options) value(name string) engine.Value {
	v, err := o.get(name)
	if err != nil {
		return o.eng.Undefined()
	}
	return v
}

// boolean checks and gives a flag.
func (o options) boolean(name, shown string, fallback bool) (bool, error) {
	v, err := o.get(name)
	if err != nil || o.eng.TypeOf(v) == engine.Undefined {
		return fallback, err
	}
	if o.eng.TypeOf(v) != engine.Boolean {
		return false, o.e.InvalidArgType(shown, "of type boolean", v)
	}
	return o.eng.ToBool(v), nil
}

// truthy is a flag that nobody checks.
func (o options) truthy(name string) bool { return o.eng.ToBool(o.value(name)) }

// textOptions are options that may be an encoding alone; encoding is its name,
// "" for none.
func (f *fs) textOptions(v engine.Value) (o options, enc encoding, err error) {
	o.fs = f
	name := v
	switch f.eng.TypeOf(v) {
	case engine.Undefined, engine.Null, engine.Function:
		return o, "", nil
	case engine.String:
	case engine.Object:
		o.obj = v
		if name, err = o.get("encoding"); err != nil {
			return o, "", err
		}
	default:
		return o, "", f.e.InvalidArgType("options", "one of type string or object", v)
	}
	if enc, err = f.encoding(name); err != nil {
		return o, "", err
	}
	if o.obj != nil {
		err = f.checkSignal(o)
	}
	return o, enc, err
}

func (f *fs) checkSignal(o options) error {
	signal, err := o.get("signal")
	if err != nil || f.eng.TypeOf(signal) == engine.Undefined {
		return err
	}
	if f.eng.TypeOf(signal) == engine.Object {
		if ok, err := f.eng.Has(signal, "aborted"); ok || err != nil {
			return err
		}
	}
	return f.e.InvalidArgType("options.signal", "an instance of AbortSignal", signal)
}

// encoding is how text shall come: "buffer" for bytes as they are, "" for what
// the function takes for granted.
type encoding string

func (f *fs) encoding(v engine.Value) (encoding, error) {
	if !f.eng.ToBool(v) {
		return "", nil
	}
	if f.eng.TypeOf(v) == engine.String {
		name := f.e.Text(v)
		if name == "buffer" {
			return "buffer", nil
		}
		if _, ok := buffer.ParseEncoding(name); ok {
			return encoding(name), nil
		}
	}
	return "", f.e.InvalidArgValue("encoding", v, "is invalid encoding")
}

// text is a name or content in this encoding, UTF-8 without.
func (f *fs) text(b []byte, enc encoding) engine.Value {
	if enc == "buffer" {
		return buffer.New(f.e, b)
	}
	known, _ := buffer.ParseEncoding(string(enc))
	return f.eng.String(buffer.Decode(b, known))
}

// name is text of a path.
func (f *fs) name(s string, enc encoding) engine.Value {
	if enc == "" || enc == "utf8" {
		return f.eng.String(buffer.Decode([]byte(s), buffer.UTF8))
	}
	return f.text([]byte(s), enc)
}

// time is when a file was read or changed: a number or a string of seconds, or
// a Date.
func (f *fs) time(name string, v engine.Value) (uvfs.Timespec, error) {
	switch f.eng.TypeOf(v) {
	case engine.String:
		// ToNumber of a string takes blanks for 0, and so does Node.
		if n, err := f.eng.ToNumber(v); err == nil && n == n {
			return timespec(n), nil
		}
	case engine.Number:
		n, _ := f.eng.ToNumber(v)
		if n == n && !math.IsInf(n, 0) {
			if n < 0 {
				n = float64(f.e.Now().UnixMilli()) / 1000
			}
			return timespec(n), nil
		}
	case engine.Object:
		if f.eng.Class(v) == "Date" {
			n, err := f.eng.ToNumber(v)
			return timespec(n / 1000), err
		}
	}
	return uvfs.Timespec{}, f.e.InvalidArgType(name, "an instance of Date or an Time in seconds", v)
}

// timespec is seconds as libuv 1.46 keeps them: whole microseconds.
func timespec(seconds float64) uvfs.Timespec {
	if seconds != seconds || math.IsInf(seconds, 0) {
		return uvfs.TimespecOf(time.Unix(0, 0))
	}
	whole := math.Floor(seconds)
	micro := int64(seconds*1e6) % 1e6
	if micro < 0 {
		micro += 1e6
	}
	return uvfs.Timespec{Sec: int64(whole), Nsec: micro * 1000}
}

// view is the memory of a Buffer or another view.
func (f *fs) view(name string, v engine.Value) ([]byte, error) {
	if f.eng.TypeOf(v) == engine.Object {
		if b, ok := f.eng.Bytes(v); ok {
			return b, nil
		}
	}
	return nil, f.e.InvalidArgType(name, "an instance of Buffer, TypedArray, or DataView", v)
}

func (f *fs) isView(v engine.Value) bool {
	if f.eng.TypeOf(v) != engine.Object {
		return false
	}
	_, ok := f.eng.Bytes(v)
	return ok
}

// data is what a file shall hold: a view's memory, or text in an encoding.
func (f *fs) data(name string, v engine.Value, enc encoding) ([]byte, error) {
	if f.eng.TypeOf(v) == engine.String {
		text, err := f.eng.ToString(v)
		known, _ := buffer.ParseEncoding(string(enc))
		return buffer.Encode(text, known), err
	}
	if f.isView(v) {
		return f.view(name, v)
	}
	return nil, f.e.InvalidArgType(name, "of type string or an instance of Buffer, TypedArray, or DataView", v)
}

// position is a place in a file, -1 for where it stands.
func (f *fs) position(v engine.Value) (int64, error) {
	switch f.eng.TypeOf(v) {
	case engine.Undefined, engine.Null:
		return -1, nil
	case engine.Number:
		return f.integer("position", v, -1)
	case engine.BigInt:
		// A BigInt's text is its digits.
		n, err := strconv.ParseInt(f.e.Text(v), 10, 64)
		if err != nil {
			return 0, f.e.OutOfRange("position", ">= -9223372036854775808 && <= 9223372036854775807", v)
		}
		return max(n, -1), nil
	}
	return 0, f.e.InvalidArgType("position", "of type bigint or integer", v)
}
