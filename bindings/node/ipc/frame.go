package ipc

import (
	"bytes"
	"encoding/binary"
)

// cutter cuts what is read into messages. What is given to next is only lent;
// what it gives is good until the next call.
type cutter struct {
	advanced bool
	part     []byte // of a message that is not complete
}

// keep is the most room that is kept for the message after a long one.
const keep = 64 << 10

// next takes the first message off data. ok is false when none is complete: the
// rest is kept, and is no longer the caller's to give again.
func (c *cutter) next(data []byte) (message, rest []byte, ok bool) {
	if c.advanced {
		return c.sized(data)
	}
	return c.line(data)
}

// partial tells whether a message has begun and is not complete.
func (c *cutter) partial() bool { return len(c.part) > 0 }

// line is a message up to the end of its line.
func (c *cutter) line(data []byte) (message, rest []byte, ok bool) {
	end := bytes.IndexByte(data, '\n')
	if end < 0 {
		c.part = append(c.part, data...)
		return nil, nil, false
	}
	return c.complete(data[:end]), data[end+1:], true
}

// sized is a message behind its length.
func (c *cutter) sized(data []byte) (message, rest []byte, ok bool) {
	const head = 4
	if len(c.part) < head {
		missing := head - len(c.part)
		if len(c.part) == 0 && len(data) >= head {
			if size := binary.BigEndian.Uint32(data); uint64(len(data)-head) >= uint64(size) {
				return data[head : head+int(size)], data[head+int(size):], true
			}
		}
		if len(data) < missing {
			c.part = append(c.part, data...)
			return nil, nil, false
		}
		c.part, data = append(c.part, data[:missing]...), data[missing:]
	}
	missing := uint64(binary.BigEndian.Uint32(c.part)) + head - uint64(len(c.part))
	if uint64(len(data)) < missing {
		c.part = append(c.part, data...)
		return nil, nil, false
	}
	return c.complete(data[:missing])[head:], data[missing:], true
}

// complete is what was kept with its end.
func (c *cutter) complete(end []byte) []byte {
	if len(c.part) == 0 {
		return end
	}
	whole := append(c.part, end...)
	if c.part = whole[:0]; cap(whole) > keep {
		c.part = nil
	}
	return whole
}
