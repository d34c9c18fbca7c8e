package stream

import (
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// chunk is a piece of a readable stream: bytes, or text after setEncoding.
type chunk struct {
	bytes  []byte
	text   string
	isText bool
}

// size is the length a script sees: bytes, or UTF-16 units.
func (c chunk) size() int {
	if !c.isText {
		return len(c.bytes)
	}
	n := 0
	for _, r := range c.text {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

func (c chunk) value(e *env.Env) engine.Value {
	if c.isText {
		return e.Engine.String(c.text)
	}
	return buffer.New(e, c.bytes)
}

// cut splits c after n units; a pair of surrogates is not cut but goes left.
func (c chunk) cut(n int) (left, right chunk) {
	if !c.isText {
		return chunk{bytes: c.bytes[:n:n]}, chunk{bytes: c.bytes[n:]}
	}
	at := 0
	for n > 0 {
		r, width := utf8.DecodeRuneInString(c.text[at:])
		at += width
		n--
		if r > 0xffff {
			n--
		}
	}
	return chunk{text: c.text[:at], isText: true}, chunk{text: c.text[at:], isText: true}
}

func (c chunk) join(o chunk) chunk {
	if c.isText {
		c.text += o.text
	} else {
		c.bytes = append(c.bytes, o.bytes...)
	}
	return c
}

// chunks is what waits to be read.
type chunks struct {
	items []chunk
	size  int // of all, in the units of chunk.size
}

func (q *chunks) push(c chunk) {
	q.items = append(q.items, c)
	q.size += c.size()
}

func (q *chunks) unshift(c chunk) {
	q.items = append([]chunk{c}, q.items...)
	q.size += c.size()
}

func (q *chunks) first() int { return q.items[0].size() }

// take removes n units from the front and gives them as one chunk.
func (q *chunks) take(n int) chunk {
	var out chunk
	for taken := false; n > 0; taken = true {
		c := q.items[0]
		size := c.size()
		if size > n {
			c, q.items[0] = c.cut(n)
			size = c.size()
		} else {
			q.items[0] = chunk{}
			q.items = q.items[1:]
		}
		q.size -= size
		n -= size
		if taken {
			c = out.join(c)
		}
		out = c
	}
	if q.size == 0 {
		q.items = nil
	}
	return out
}
