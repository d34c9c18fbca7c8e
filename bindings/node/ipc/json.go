package ipc

import (
	"bytes"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// parseJSON makes a value of a line. Bytes that are no UTF-8 are U+FFFD.
func (c *Channel) parseJSON(text []byte) (engine.Value, error) {
	if c.json != nil && utf8.Valid(text) {
		return c.json.ParseJSON(text)
	}
	return c.eng.Call(lang.Static(c.e, "JSON", "parse"), nil, c.eng.String(buffer.Decode(text, buffer.UTF8)))
}

// encodeJSON is a message as a line.
func (c *Channel) encodeJSON(message engine.Value) ([]byte, error) {
	out := c.room()
	if c.json != nil {
		c.out = nil // a toJSON of the script's may send
		out, err := c.json.AppendJSON(out, message)
		if err != nil {
			return nil, err
		}
		c.out = append(out, '\n')
		return c.out, nil
	}
	v, err := c.eng.Call(lang.Static(c.e, "JSON", "stringify"), nil, message)
	if err != nil {
		return nil, err
	}
	text, err := c.eng.ToString(v)
	if err != nil {
		return nil, err
	}
	c.out = append(append(out, text...), '\n')
	return c.out, nil
}

// mayBeInternal tells whether a message could have a cmd that begins with
// NODE_, which saves asking nearly all of them for theirs.
func (c *Channel) mayBeInternal(text []byte) bool {
	return c.options.Serialization == Advanced || bytes.Contains(text, []byte("NODE_")) || bytes.IndexByte(text, '\\') >= 0
}
