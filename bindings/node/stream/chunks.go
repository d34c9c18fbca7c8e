package stream

import (
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// chunk is a piece of a readable stream: bytes, text after setEncoding, or any
// value in object mode.
type chunk struct {
	bytes  []byte
	text   string
	isText bool
	// thing is what a script pushed, held: it comes out as the same object.
	// Bytes that are only a part of it own it still, since it is their memory.
	thing engine.Value
	part  bool
	// object counts one, whatever it is.
	object bool
}

// size is the length a script sees: bytes, or UTF-16 units.
func (c *chunk) size() int {
	if c.object {
		return 1
	}
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

// value is the chunk as a script gets it.
func (c *chunk) value(e *env.Env) engine.Value {
	switch {
	case c.thing != nil && !c.part:
		return c.thing
	case c.isText:
		return e.Engine.String(c.text)
	case c.part:
		return buffer.New(e, append([]byte(nil), c.bytes...))
	}
	return buffer.New(e, c.bytes)
}

// yield is value for the last time: nothing is held any more.
func (c *chunk) yield(e *env.Env) engine.Value {
	if c.thing != nil && !c.part {
		return engine.Unhold(e.Engine, c.thing)
	}
	v := c.value(e)
	c.release(e.Engine)
	return v
}

func (c *chunk) release(eng engine.Engine) {
	if c.thing != nil {
		eng.Release(c.thing)
	}
}

// str is the chunk as text; a Buffer that was put in front of text is read as
// UTF-8, as joining the two would in the language.
func (c *chunk) str() string {
	if c.isText {
		return c.text
	}
	return buffer.Decode(c.bytes, buffer.UTF8)
}

// cut takes n units off the front; a pair of surrogates is not cut but goes
// with them.
func (c *chunk) cut(n int) (left chunk) {
	if !c.isText {
		left.bytes = append([]byte(nil), c.bytes[:n]...)
		c.bytes, c.part = c.bytes[n:], c.thing != nil
		return left
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
	left = chunk{text: c.text[:at], isText: true}
	c.text = c.text[at:]
	return left
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

// shift removes the first chunk as it is, which the caller releases.
func (q *chunks) shift() chunk {
	c := q.items[0]
	q.items[0] = chunk{}
	q.items = q.items[1:]
	q.size -= c.size()
	if len(q.items) == 0 {
		q.items = nil
	}
	return c
}

// take removes n units from the front and gives them as one chunk, which the
// caller releases.
func (q *chunks) take(eng engine.Engine, n int) chunk {
	if first := q.first(); first == n {
		return q.shift()
	} else if first > n {
		left := q.items[0].cut(n)
		q.size -= left.size()
		return left
	}
	var out chunk
	for n > 0 {
		c := chunk{}
		if q.first() <= n {
			c = q.shift()
		} else {
			c = q.items[0].cut(n)
			q.size -= c.size()
		}
		n -= c.size()
		switch {
		case out.isText:
			out.text += c.str()
		case c.isText:
			out = chunk{text: out.str() + c.text, isText: true}
		default:
			out.bytes = append(out.bytes, c.bytes...)
		}
		c.release(eng)
	}
	return out
}

// clear drops everything.
func (q *chunks) clear(eng engine.Engine) {
	for i := range q.items {
		q.items[i].release(eng)
	}
	q.items, q.size = nil, 0
}
