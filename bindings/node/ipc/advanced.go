package ipc

import (
	"encoding/binary"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/v8"
)

// encodeAdvanced is encode for a channel that speaks V8's format.
func (c *Channel) encodeAdvanced(message engine.Value) ([]byte, error) {
	out, err := v8.Append(c.e, append(c.room(), 0, 0, 0, 0), message, v8.Channel)
	if err != nil {
		return nil, err
	}
	binary.BigEndian.PutUint32(out, uint32(len(out)-4))
	c.out = out
	return out, nil
}
