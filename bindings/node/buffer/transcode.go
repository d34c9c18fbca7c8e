package buffer

import (
	"strings"
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
		return nil, st.cannotTranscode("U_ILLEGAL_ARGUMENT_ERROR", 1)
	}
	// Between the two that know all characters, nothing is replaced.
	if from == UTF8 && to == UTF16LE && !utf8.Valid(source) ||
		from == UTF16LE && to == UTF8 && (len(source) < 2 || !utf8.ValidString(Decode(source, from))) {
		return nil, st.cannotTranscode("U_INVALID_CHAR_FOUND", 10)
	}
	return st.new(transcode(source, from, to)), nil
}

func (st *state) cannotTranscode(code string, errno float64) error {
	v := st.e.NewError(env.Error, "", "Unable to transcode Buffer ["+code+"]")
	st.eng.Set(v, "code", st.eng.String(code))
	st.eng.Set(v, "errno", st.eng.Number(errno))
	return st.e.ThrowValue(v)
}

// transcodable: only encodings of characters can be had, no spellings of bytes.
func (st *state) transcodable(v engine.Value) (Encoding, bool) {
	enc, ok := normalize(st.e, v)
	return enc, ok && enc <= ASCII
}

// transcode writes '?' for what the other encoding does not have.
func transcode(source []byte, from, to Encoding) []byte {
	if from == ASCII {
		if from = Latin1; to != UTF16LE { // which takes the bytes as they come
			from, source = UTF8, []byte(replaceHigh(source))
		}
	}
	text := Decode(source, from)
	if from == UTF16LE && to == UTF16LE && len(source)%2 == 1 {
		text += "\ufffd"
	}
	if to == UTF8 || to == UTF16LE {
		return Encode(WellFormed(text), to)
	}
	highest := rune(0xff)
	if to == ASCII {
		highest = 0x7f
	}
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, size := next(text)
		text = text[size:]
		if r > highest {
			r = '?'
		}
		out = append(out, byte(r))
	}
	return out
}

// replaceHigh is the text of ASCII: U+FFFD for each byte that is none.
func replaceHigh(b []byte) string {
	var text strings.Builder
	for _, c := range b {
		if c >= utf8.RuneSelf {
			text.WriteRune(utf8.RuneError)
			continue
		}
		text.WriteByte(c)
	}
	return text.String()
}
