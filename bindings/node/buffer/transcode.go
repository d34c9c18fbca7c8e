package buffer

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// transcode is buffer.transcode(source, fromEnc, toEnc).
func (st *state) transcode(c *engine.Call) (engine.Value, error) {
	source, ok := st.uint8s(c.Arg(0))
	if !ok {
		return nil, st.e.InvalidArgType("source", bytesWanted, c.Arg(0))
	}
	if len(source) == 0 {
		return st.new(nil), nil
	}
	from, fromOK := st.transcodable(c.Arg(1))
	to, toOK := st.transcodable(c.Arg(2))
	if !fromOK || !toOK {
		const code = "U_ILLEGAL_ARGUMENT_ERROR"
		v := st.e.NewError(env.Error, "", "Unable to transcode Buffer ["+code+"]")
		st.eng.Set(v, "code", st.eng.String(code))
		st.eng.Set(v, "errno", st.eng.Number(1))
		return nil, st.e.ThrowValue(v)
	}
	return st.new(transcode(source, from, to)), nil
}

// transcodable: only encodings of characters can be had, no spellings of bytes.
func (st *state) transcodable(v engine.Value) (Encoding, bool) {
	if !st.eng.ToBool(v) {
		return UTF8, true
	}
	enc, ok := ParseEncoding(st.e.Text(v))
	return enc, ok && enc <= ASCII
}

// transcode writes '?' for what the other encoding does not have.
func transcode(source []byte, from, to Encoding) []byte {
	if from == ASCII {
		text := make([]byte, 0, len(source))
		for _, c := range source {
			if c >= utf8.RuneSelf {
				text = append(text, "\ufffd"...)
				continue
			}
			text = append(text, c)
		}
		source, from = text, UTF8
	}
	text := Decode(source, from)
	if to == UTF8 || to == UTF16LE {
		return Encode(text, to)
	}
	highest := rune(0xff)
	if to == ASCII {
		highest = 0x7f
	}
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, size := next(text)
		text = text[size:]
		if r > highest || utf16.IsSurrogate(r) {
			r = '?'
		}
		out = append(out, byte(r))
	}
	return out
}
