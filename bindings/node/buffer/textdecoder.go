package buffer

import (
	"strings"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// textDecoder is the host of a TextDecoder.
type textDecoder struct {
	set              *charset
	fatal, ignoreBOM bool
	pending          []byte // the beginning of a character
	begun            bool   // a byte order mark would be one no more
	streamed         bool   // decode was once called with stream
}

// TextDecoder makes the class, util.TextDecoder. Loop goroutine only.
//
// Differs from Node: the multi-byte encodings of East Asia are not supported.
func TextDecoder(e *env.Env) (engine.Value, error) {
	st := stateOf(e)
	class, prototype, err := webclass.New(e, "TextDecoder", 0, nil, st.newTextDecoder, env.Method{Name: "decode", Func: st.decode})
	if err != nil {
		return nil, err
	}
	for _, p := range [...]struct {
		name string
		get  func(d *textDecoder) engine.Value
	}{
		{"encoding", func(d *textDecoder) engine.Value { return st.eng.String(d.set.name) }},
		{"fatal", func(d *textDecoder) engine.Value { return st.eng.Bool(d.fatal) }},
		{"ignoreBOM", func(d *textDecoder) engine.Value { return st.eng.Bool(d.ignoreBOM) }},
	} {
		if err := e.Accessor(prototype, p.name, true, func(this engine.Value) (engine.Value, error) {
			d, err := st.textDecoderOf(this)
			if err != nil {
				return nil, err
			}
			return p.get(d), nil
		}, nil); err != nil {
			return nil, err
		}
	}
	return class, webclass.Tag(st.e, prototype, "TextDecoder")
}

func (st *state) newTextDecoder(c *engine.Call) (engine.Value, error) {
	label := charsetUTF8
	if st.eng.TypeOf(c.Arg(0)) != engine.Undefined {
		var err error
		if label, err = st.eng.ToString(c.Arg(0)); err != nil {
			return nil, err
		}
	}
	options := c.Arg(1)
	given := !lang.IsNullish(st.e, options)
	if given && !lang.IsObject(st.e, options) {
		return nil, st.e.InvalidArgType("options", "of type object", options)
	}
	d := &textDecoder{set: findCharset(label)}
	if d.set == nil {
		return nil, st.e.Throw(env.RangeError, "ERR_ENCODING_NOT_SUPPORTED", `The "`+label+`" encoding is not supported`)
	}
	if given {
		d.fatal, d.ignoreBOM = lang.Truthy(st.e, options, "fatal"), lang.Truthy(st.e, options, "ignoreBOM")
	}
	st.eng.SetHost(c.This, d)
	return c.Undefined, nil
}

func (st *state) textDecoderOf(this engine.Value) (*textDecoder, error) {
	if st.eng.TypeOf(this) == engine.Object {
		if d, ok := st.eng.Host(this).(*textDecoder); ok {
			return d, nil
		}
	}
	return nil, webclass.InvalidThis(st.e, "TextDecoder")
}

// decode is decoder.decode(input, { stream }).
func (st *state) decode(c *engine.Call) (engine.Value, error) {
	d, err := st.textDecoderOf(c.This)
	if err != nil {
		return nil, err
	}
	stream := lang.IsObject(st.e, c.Arg(1)) && lang.Truthy(st.e, c.Arg(1), "stream")
	d.streamed = d.streamed || stream
	var b []byte
	if st.eng.TypeOf(c.Arg(0)) != engine.Undefined {
		var ok bool
		if b, ok = st.memory(c.Arg(0)); !ok {
			return nil, st.e.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", d.wanted())
		}
	}
	text, ok := d.decode(b, stream)
	if !ok {
		return nil, st.e.Throw(env.TypeError, "ERR_ENCODING_INVALID_ENCODED_DATA", "The encoded data was not valid for encoding "+d.set.name)
	}
	return st.eng.String(text), nil
}

// wanted is the sentence for what is no bytes: Node has three decoders, and
// each its own.
func (d *textDecoder) wanted() string {
	switch {
	case d.set.name == charsetUTF8 && !d.streamed:
		return `The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.`
	case d.set.name == charsetLatin1 && !d.streamed:
		return `The "input" argument must be an instance of ArrayBuffer, SharedArrayBuffer, or ArrayBufferView.`
	}
	return `The "input" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.`
}

// decode gives the text of what is pending and b. With stream the beginning of
// a character at the end waits for the rest. ok is false for what is not valid,
// if that is fatal.
func (d *textDecoder) decode(b []byte, stream bool) (text string, ok bool) {
	if d.set.high != "" {
		return d.single(b)
	}
	if len(d.pending) > 0 {
		b = append(d.pending, b...)
		d.pending = nil
	}
	if stream {
		n := len(b) - d.unfinished(b)
		d.pending = append([]byte(nil), b[n:]...)
		b = b[:n]
	}
	valid := true
	if d.set.name == charsetUTF8 {
		valid = !d.fatal || utf8.Valid(b)
		text = Decode(b, UTF8)
	} else {
		text, valid = d.utf16(b)
	}
	if d.fatal && !valid {
		d.pending, d.begun = nil, false
		return "", false
	}
	if !d.begun && !d.ignoreBOM {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	d.begun = stream && (d.begun || len(b) > 0)
	return text, true
}

// utf16 replaces what is half of a pair or of a unit.
func (d *textDecoder) utf16(b []byte) (text string, valid bool) {
	if d.set.name == charsetUTF16BE {
		swapped := make([]byte, len(b))
		for i := 0; i+1 < len(b); i += 2 {
			swapped[i], swapped[i+1] = b[i+1], b[i]
		}
		b = swapped
	}
	text = Decode(b, UTF16LE)
	valid = utf8.ValidString(text)
	if !valid {
		text = WellFormed(text)
	}
	// Half a unit behind half a pair is no second fault.
	if len(b)%2 != 0 {
		valid = false
		if n := len(b) - 3; n < 0 || b[n+1]&0xfc != 0xd8 {
			text += "\ufffd"
		}
	}
	return text, valid
}

// single decodes a byte a character. Until a decoder is first used for a
// stream, Node takes windows-1252 for latin1, and 0xff at the beginning for a
// byte order mark.
func (d *textDecoder) single(b []byte) (text string, ok bool) {
	if d.set.name == charsetLatin1 && !d.streamed {
		if d.ignoreBOM && len(b) > 0 && b[0] == 0xff {
			b = b[1:]
		}
		return Decode(b, Latin1), true
	}
	var table [0x80]rune
	n := 0
	for _, r := range d.set.high {
		table[n] = r
		n++
	}
	out := make([]byte, 0, len(b))
	for _, c := range b {
		if c < utf8.RuneSelf {
			if d.set.name == "ibm866" {
				c = swapped866(c)
			}
			out = append(out, c)
			continue
		}
		r := table[c-utf8.RuneSelf]
		if d.fatal && r == utf8.RuneError {
			return "", false
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out), true
}

// swapped866 changes three control characters, as ICU's table does.
func swapped866(c byte) byte {
	switch c {
	case 0x1a:
		return 0x1c
	case 0x1c:
		return 0x7f
	case 0x7f:
		return 0x1a
	}
	return c
}

// unfinished is the length of the beginning of a character that b ends in.
func (d *textDecoder) unfinished(b []byte) int {
	if d.set.name != charsetUTF8 {
		n := len(b) % 2
		high := len(b) - n - 1
		if d.set.name == charsetUTF16BE {
			high--
		}
		if high >= 0 && b[high]&0xfc == 0xd8 {
			n += 2
		}
		return n
	}
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if utf8.RuneStart(b[len(b)-n]) {
			if utf8.FullRune(b[len(b)-n:]) {
				return 0
			}
			return n
		}
	}
	return 0
}

// InspectCustom shows a TextDecoder as Node does.
func (d *textDecoder) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	if o.Depth < 0 {
		return "[TextDecoder]", nil
	}
	eng := in.Env().Engine
	shown := eng.NewObject(nil)
	for _, f := range [...]inspectField{{"encoding", eng.String(d.set.name)}, {"fatal", eng.Bool(d.fatal)}, {"ignoreBOM", eng.Bool(d.ignoreBOM)}} {
		if err := eng.Set(shown, f.name, f.value); err != nil {
			return "", err
		}
	}
	text, err := in.Inspect(shown, o)
	return "TextDecoder " + text, err
}
