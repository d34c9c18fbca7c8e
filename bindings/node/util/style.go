package util

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/console"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// styleText is util.styleText(format, text[, { validateStream, stream }]).
//
// One format is left out if the stream shows no colours; a list of them is not,
// as in Node 20.
func (u *util) styleText(c *engine.Call) (engine.Value, error) {
	text, err := u.env.StringArg("text", c.Arg(1))
	if err != nil {
		return nil, err
	}
	validate, stream := true, engine.Value(nil)
	if options := c.Arg(2); lang.IsObject(u.env, options) {
		v, err := u.eng.Get(options, "validateStream")
		if err != nil {
			return nil, err
		}
		if t := u.eng.TypeOf(v); t != engine.Undefined && t != engine.Boolean {
			return nil, u.env.InvalidArgType("options.validateStream", "of type boolean", v)
		}
		validate = u.eng.TypeOf(v) == engine.Undefined || u.eng.ToBool(v)
		if stream, err = u.eng.Get(options, "stream"); err != nil {
			return nil, err
		}
		if u.eng.TypeOf(stream) == engine.Undefined {
			stream = nil
		}
	}
	if validate && stream != nil && !u.isStream(stream) {
		return nil, u.env.InvalidArgType("stream", "an instance of ReadableStream, WritableStream, or Stream", stream)
	}
	format := c.Arg(0)
	if u.eng.Class(format) == "Array" {
		begin, end := "", ""
		for i := range lang.Length(u.env, format) {
			name, err := u.eng.Get(format, i)
			if err != nil {
				return nil, err
			}
			b, e, err := u.codes(name)
			if err != nil {
				return nil, err
			}
			begin, end = begin+b, e+end
		}
		return u.eng.String(begin + text + end), nil
	}
	begin, end, err := u.codes(format)
	if err != nil {
		return nil, err
	}
	if validate {
		colored, err := console.ShouldColorize(u.env, stream)
		if err != nil {
			return nil, err
		}
		if !colored {
			return u.eng.String(text), nil
		}
	}
	return u.eng.String(begin + text + end), nil
}

// isStream tells a stream, more or less as Node does: by its methods.
func (u *util) isStream(v engine.Value) bool {
	if !lang.IsObject(u.env, v) {
		return false
	}
	for _, name := range [...]string{"_writableState", "_readableState", "getWriter", "getReader"} {
		if lang.Truthy(u.env, v, name) {
			return true
		}
	}
	return lang.Truthy(u.env, v, "on") && (lang.Truthy(u.env, v, "write") || lang.Truthy(u.env, v, "pipe"))
}

// codes are the escape sequences of a colour or a style.
func (u *util) codes(name engine.Value) (begin, end string, err error) {
	table, err := u.in.ColorTable()
	if err != nil {
		return "", "", err
	}
	if u.eng.TypeOf(name) == engine.String {
		pair, err := u.eng.Get(table, u.env.Text(name))
		if err != nil {
			return "", "", err
		}
		if u.eng.TypeOf(pair) == engine.Object {
			b, err := u.eng.Get(pair, 0)
			if err != nil {
				return "", "", err
			}
			e, err := u.eng.Get(pair, 1)
			return "\x1b[" + u.env.Text(b) + "m", "\x1b[" + u.env.Text(e) + "m", err
		}
	}
	keys, err := u.eng.Keys(table, false)
	if err != nil {
		return "", "", err
	}
	var names []string
	for _, key := range keys {
		if s, ok := key.(string); ok {
			names = append(names, inspect.Quote(s))
		}
	}
	return "", "", u.env.InvalidArgValue("format", name, "must be one of: "+strings.Join(names, ", "))
}

// wellFormed is s with U+FFFD for every half of a surrogate pair, which
// engines keep as three bytes that are no UTF-8.
func wellFormed(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] == 0xed && i+2 < len(s) && s[i+1] >= 0xa0 {
			b.WriteString("\ufffd")
			i += 3
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}
