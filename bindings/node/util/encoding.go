package util

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// encodings are those we decode, with the labels that the Encoding Standard
// gives them. As in Node 20, windows-1252 is decoded as latin1.
var encodings = [...]struct {
	name, labels string
	enc          buffer.Encoding
}{
	{"utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8", buffer.UTF8},
	{"utf-16le", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le", buffer.UTF16LE},
	{"windows-1252", "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 " +
		"iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252", buffer.Latin1},
}

// newDecoderOf finds an encoding by a label, nil if it is none of ours.
func newDecoderOf(label string) *decoder {
	label = strings.ToLower(strings.Trim(label, "\t\n\f\r "))
	for _, e := range encodings {
		if slices.Contains(strings.Fields(e.labels), label) {
			return &decoder{name: e.name, enc: e.enc}
		}
	}
	return nil
}

// decoder is a TextDecoder.
type decoder struct {
	name             string
	enc              buffer.Encoding
	fatal, ignoreBOM bool
	pending          []byte // the beginning of a character
	begun            bool   // a byte order mark would be one no more
}

func (u *util) textDecoder() (engine.Value, error) {
	class, prototype, err := u.env.Class("TextDecoder", 0, nil, u.newDecoder)
	if err != nil {
		return nil, err
	}
	if err := u.env.Functions(prototype, env.Method{Name: "decode", Func: u.decode}); err != nil {
		return nil, err
	}
	for _, p := range [...]struct {
		name string
		get  func(d *decoder) engine.Value
	}{
		{"encoding", func(d *decoder) engine.Value { return u.eng.String(d.name) }},
		{"fatal", func(d *decoder) engine.Value { return u.eng.Bool(d.fatal) }},
		{"ignoreBOM", func(d *decoder) engine.Value { return u.eng.Bool(d.ignoreBOM) }},
	} {
		if err := u.env.Accessor(prototype, p.name, true, func(this engine.Value) (engine.Value, error) {
			d, err := u.decoderOf(this)
			if err != nil {
				return nil, err
			}
			return p.get(d), nil
		}, nil); err != nil {
			return nil, err
		}
	}
	return class, u.tag(prototype, "TextDecoder")
}

// tag sets Symbol.toStringTag, where there are symbols.
func (u *util) tag(prototype engine.Value, name string) error {
	symbol := lang.Symbol(u.env, "toStringTag")
	if symbol == nil {
		return nil
	}
	return u.eng.Define(prototype, symbol, engine.Property{Value: u.eng.String(name), Configurable: true})
}

func (u *util) newDecoder(c *engine.Call) (engine.Value, error) {
	if c.NewTarget == nil {
		return nil, u.env.Throw(env.TypeError, "", "Class constructor TextDecoder cannot be invoked without 'new'")
	}
	label := "utf-8"
	if u.eng.TypeOf(c.Arg(0)) != engine.Undefined {
		var err error
		if label, err = u.eng.ToString(c.Arg(0)); err != nil {
			return nil, err
		}
	}
	d := newDecoderOf(label)
	if d == nil {
		return nil, u.env.Throw(env.RangeError, "ERR_ENCODING_NOT_SUPPORTED", `The "`+label+`" encoding is not supported`)
	}
	options := c.Arg(1)
	if !lang.IsNullish(u.env, options) {
		if !lang.IsObject(u.env, options) {
			return nil, u.env.InvalidArgType("options", "of type object", options)
		}
		d.fatal, d.ignoreBOM = lang.Truthy(u.env, options, "fatal"), lang.Truthy(u.env, options, "ignoreBOM")
	}
	u.eng.SetHost(c.This, d)
	return nil, nil
}

func (u *util) decoderOf(this engine.Value) (*decoder, error) {
	if d, ok := u.eng.Host(this).(*decoder); ok {
		return d, nil
	}
	return nil, u.env.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type TextDecoder`)
}

// decode is decoder.decode(bytes, { stream }).
func (u *util) decode(c *engine.Call) (engine.Value, error) {
	d, err := u.decoderOf(c.This)
	if err != nil {
		return nil, err
	}
	b, ok := u.bytes(c.Arg(0))
	if !ok {
		return nil, u.env.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE",
			`The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.`)
	}
	stream := lang.IsObject(u.env, c.Arg(1)) && lang.Truthy(u.env, c.Arg(1), "stream")
	text, ok := d.decode(b, stream)
	if !ok {
		return nil, u.env.Throw(env.TypeError, "ERR_ENCODING_INVALID_ENCODED_DATA", "The encoded data was not valid for encoding "+d.name)
	}
	return u.eng.String(text), nil
}

// bytes are those of a typed array, a view or an ArrayBuffer; of undefined
// none.
func (u *util) bytes(v engine.Value) ([]byte, bool) {
	if u.eng.TypeOf(v) == engine.Undefined {
		return nil, true
	}
	if b, ok := u.eng.Bytes(v); ok {
		return b, true
	}
	if class := u.eng.Class(v); class != "ArrayBuffer" && class != "SharedArrayBuffer" {
		return nil, false
	}
	view, err := u.eng.Construct(lang.Global(u.env, "Uint8Array"), v)
	if err != nil {
		return nil, false
	}
	return u.eng.Bytes(view)
}

// decode gives the text of what is pending and b. With stream the beginning of
// a character at the end waits for the rest. ok is false for what is not valid,
// if that is fatal.
func (d *decoder) decode(b []byte, stream bool) (text string, ok bool) {
	b = append(d.pending, b...)
	d.pending = nil
	if stream {
		n := len(b) - d.unfinished(b)
		d.pending = append(d.pending, b[n:]...)
		b = b[:n]
	}
	text = wellFormed(buffer.Decode(b, d.enc))
	if d.enc == buffer.UTF16LE && len(b)%2 != 0 {
		text += "\ufffd"
	}
	// What is valid is what comes back from its text.
	if d.fatal && d.enc != buffer.Latin1 && !bytes.Equal(buffer.Encode(text, d.enc), b) {
		d.pending, d.begun = nil, false
		return "", false
	}
	if !d.begun && !d.ignoreBOM && d.enc != buffer.Latin1 {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	d.begun = stream && (d.begun || len(b) > 0)
	return text, true
}

// unfinished is the length of the beginning of a character that b ends in.
func (d *decoder) unfinished(b []byte) int {
	switch d.enc {
	case buffer.UTF16LE:
		n := len(b) % 2
		if i := len(b) - n - 2; i >= 0 && b[i+1]&0xfc == 0xd8 {
			n += 2
		}
		return n
	case buffer.UTF8:
		for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
			if utf8.RuneStart(b[len(b)-n]) {
				if utf8.FullRune(b[len(b)-n:]) {
					return 0
				}
				return n
			}
		}
	}
	return 0
}

// InspectCustom shows a TextDecoder as Node does.
func (d *decoder) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	u := in.Env()
	shown := u.Engine.NewObject(nil)
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{{"encoding", u.Engine.String(d.name)}, {"fatal", u.Engine.Bool(d.fatal)}, {"ignoreBOM", u.Engine.Bool(d.ignoreBOM)}} {
		if err := u.Engine.Set(shown, p.name, p.value); err != nil {
			return "", err
		}
	}
	text, err := in.Inspect(shown, o)
	return "TextDecoder " + text, err
}

func (u *util) textEncoder() (engine.Value, error) {
	class, prototype, err := u.env.Class("TextEncoder", 0, nil, func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil {
			return nil, u.env.Throw(env.TypeError, "", "Class constructor TextEncoder cannot be invoked without 'new'")
		}
		return nil, nil
	})
	if err != nil {
		return nil, err
	}
	err = u.env.Accessor(prototype, "encoding", true, func(engine.Value) (engine.Value, error) { return u.eng.String("utf-8"), nil }, nil)
	if err != nil {
		return nil, err
	}
	err = u.env.Functions(prototype,
		env.Method{Name: "encode", Func: func(c *engine.Call) (engine.Value, error) {
			if u.eng.TypeOf(c.Arg(0)) == engine.Undefined {
				return u.eng.NewBytes(nil), nil
			}
			text, err := u.eng.ToString(c.Arg(0))
			return u.eng.NewBytes([]byte(wellFormed(text))), err
		}},
		env.Method{Name: "encodeInto", Length: 2, Func: u.encodeInto},
	)
	if err != nil {
		return nil, err
	}
	return class, u.tag(prototype, "TextEncoder")
}

// encodeInto writes as many whole characters as dest takes.
func (u *util) encodeInto(c *engine.Call) (engine.Value, error) {
	text, err := u.env.StringArg("src", c.Arg(0))
	if err != nil {
		return nil, err
	}
	dest, ok := u.eng.Bytes(c.Arg(1))
	if !ok || u.eng.Class(c.Arg(1)) != "Uint8Array" {
		return nil, u.env.InvalidArgType("dest", "an instance of Uint8Array", c.Arg(1))
	}
	text = wellFormed(text)
	n := 0
	for n < len(text) {
		_, size := utf8.DecodeRuneInString(text[n:])
		if n+size > len(dest) {
			break
		}
		n += size
	}
	copy(dest, text[:n])
	result := u.eng.NewObject(nil)
	u.eng.Set(result, "read", u.eng.Number(float64(inspect.UTF16Length(text[:n]))))
	u.eng.Set(result, "written", u.eng.Number(float64(n)))
	return result, nil
}
