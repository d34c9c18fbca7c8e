package stream

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// flow is state.flowing: null until somebody wants data.
type flow uint8

const (
	flowUnset flow = iota
	flowOff
	flowOn
)

// reader is the readable side once it is in use; the names are Node's.
type reader struct {
	chunks   chunks
	flowing  flow
	decoder  *buffer.Decoder // setEncoding
	encoding buffer.Encoding // defaultEncoding
	mark     int             // highWaterMark
	pipes    []*pipe
	awaiting []*pipe      // awaitDrainWriters
	multi    bool         // multiAwaitDrain
	view     engine.Value // _readableState, held by the object; nil until looked at

	reading, sync, ended, endEmitted   bool
	needReadable, emittedReadable      bool
	readableListening, resumeScheduled bool
	readingMore, paused, pausedSet     bool
	didRead, objects                   bool
	dataListening                      bool // somebody was ever added, and not all removed one by one
	quiet                              bool // our own removeListener sees to what follows
	off                                bool // readable: false
}

func (s *Stream) reader() *reader {
	if s.r == nil {
		// sync: a ReadMore that pushes at once must not emit at once.
		s.r = &reader{sync: true, mark: s.ReadMark}
		if s.ReadMark <= 0 {
			s.r.mark = marksOf(s.env).bytes
		}
	}
	return s.r
}

func (s *Stream) readMark() int {
	if s.r != nil {
		return s.r.mark
	}
	if s.ReadMark > 0 {
		return s.ReadMark
	}
	return marksOf(s.env).bytes
}

// Pending is the number of bytes (characters after setEncoding, values in
// object mode) that wait to be read.
func (s *Stream) Pending() int {
	if s.r == nil {
		return 0
	}
	return s.r.chunks.size
}

// Flowing tells whether 'data' events are wanted now.
func (s *Stream) Flowing() bool { return s.r != nil && s.r.flowing == flowOn }

// Ended tells whether 'end' has been emitted.
func (s *Stream) Ended() bool { return s.r != nil && s.r.endEmitted }

// Push gives the stream bytes; b is only lent. It tells whether more are
// welcome, as readable.push does. An empty b only says that the host has
// answered ReadMore.
func (s *Stream) Push(b []byte) bool {
	more, err := s.push(chunk{bytes: b}, true, false)
	s.env.Uncaught(err)
	return more
}

// PushEnd says that no more comes: readable.push(null).
func (s *Stream) PushEnd() { s.env.Uncaught(s.pushEnd()) }

// push is readable.push of something. lent bytes are copied if they are kept;
// decoded text has been through setEncoding's decoder, or needs not.
func (s *Stream) push(c chunk, lent, decoded bool) (more bool, err error) {
	r := s.reader()
	if !c.object && c.size() == 0 {
		r.reading = false
		s.readMoreLater()
		return s.wantsMore(), nil
	}
	if r.ended {
		err = s.fail(s.streamError("ERR_STREAM_PUSH_AFTER_EOF", "stream.push() after EOF"), false)
		return false, err
	}
	if s.destroyed || s.errored != nil {
		return false, nil
	}
	r.reading = false
	if r.decoder != nil && !decoded {
		if c, err = s.decode(c); err != nil {
			return false, err
		}
		if !r.objects && c.text == "" {
			s.readMoreLater()
			return s.wantsMore(), nil
		}
	} else if lent {
		c.bytes = append([]byte(nil), c.bytes...)
	}
	if err := s.addChunk(c, false); err != nil {
		return false, err
	}
	return s.wantsMore(), nil
}

// decode sends a chunk through the decoder of setEncoding.
func (s *Stream) decode(c chunk) (chunk, error) {
	r := s.r
	if !c.object {
		return chunk{text: r.decoder.Write(c.bytes), isText: true}, nil
	}
	text := engine.Value(nil)
	if b, ok := buffer.Bytes(s.env, c.thing); ok {
		text = s.env.Engine.String(r.decoder.Write(b))
	} else if s.env.Engine.TypeOf(c.thing) == engine.String {
		text = c.thing
	} else {
		return c, s.env.InvalidArgType("buf", "an instance of Buffer, TypedArray, or DataView", c.thing)
	}
	return chunk{thing: text, object: true}, nil
}

// unshift puts a chunk back to the front.
func (s *Stream) unshift(c chunk) (more bool, err error) {
	r := s.reader()
	if !c.object && c.size() == 0 {
		return s.wantsMore(), nil
	}
	if r.endEmitted {
		err = s.fail(s.streamError("ERR_STREAM_UNSHIFT_AFTER_END_EVENT", "stream.unshift() after end event"), false)
	} else if s.destroyed || s.errored != nil {
		return false, nil
	} else {
		err = s.addChunk(c, true)
	}
	return s.wantsMore(), err
}

// AskAgain says that the host has stopped without an answer to ReadMore, which
// is called again when somebody wants to read.
func (s *Stream) AskAgain() {
	if s.r != nil {
		s.r.reading = false
	}
}

// ReadZero is readable.read(0): it asks for bytes if few wait, and at the end of
// an empty stream lets 'end' come though nobody reads. A net.Socket does so when
// its peer has ended.
func (s *Stream) ReadZero() { s.env.Uncaught(s.readZero()) }

func (s *Stream) wantsMore() bool {
	r := s.r
	return !r.ended && (r.chunks.size < r.mark || r.chunks.size == 0)
}

func (s *Stream) addChunk(c chunk, front bool) error {
	r := s.r
	if r.flowing == flowOn && r.dataListening && !r.sync && r.chunks.size == 0 {
		r.awaiting = nil
		r.didRead = true
		if err := s.emit("data", c.value(s.env)); err != nil {
			return err
		}
	} else {
		if c.thing != nil {
			c.thing = s.env.Engine.Hold(c.thing)
		}
		if front {
			r.chunks.unshift(c)
		} else {
			r.chunks.push(c)
		}
		if r.needReadable {
			s.emitReadable()
		}
	}
	s.readMoreLater()
	return nil
}

func (s *Stream) pushEnd() error {
	r := s.reader()
	r.reading = false
	if r.ended {
		return nil
	}
	if r.decoder != nil {
		if text := r.decoder.End(); text != "" {
			c := chunk{text: text, isText: true}
			if r.objects {
				c = chunk{thing: s.env.Engine.Hold(s.env.Engine.String(text)), object: true}
			}
			r.chunks.push(c)
		}
	}
	r.ended = true
	if r.sync {
		s.emitReadable()
		return nil
	}
	r.needReadable = false
	r.emittedReadable = true
	return s.emitReadableNow()
}

func (s *Stream) emitReadable() {
	r := s.r
	r.needReadable = false
	if !r.emittedReadable {
		r.emittedReadable = true
		s.later(s.emitReadableNow)
	}
}

func (s *Stream) emitReadableNow() error {
	r := s.r
	if !s.destroyed && s.errored == nil && (r.chunks.size > 0 || r.ended) {
		if err := s.emit("readable"); err != nil {
			return err
		}
		r.emittedReadable = false
	}
	if r.flowing != flowOn && !r.ended && r.chunks.size <= r.mark {
		r.needReadable = true
	}
	return s.flow()
}

// readMoreLater fills the buffer up to the mark before anybody asks.
func (s *Stream) readMoreLater() {
	if r := s.r; !r.readingMore && !s.unconstructed && !s.Untouched {
		r.readingMore = true
		s.later(s.readMore)
	}
}

func (s *Stream) readMore() error {
	r := s.r
	for !r.reading && !r.ended && (r.chunks.size < r.mark || r.flowing == flowOn && r.chunks.size == 0) {
		before := r.chunks.size
		if err := s.readZero(); err != nil {
			return err
		}
		if before == r.chunks.size {
			break
		}
	}
	r.readingMore = false
	return nil
}

// readZero is stream.read(0), a script's own if it has one.
func (s *Stream) readZero() error {
	if fn, own := s.own("read"); own {
		_, err := s.env.Engine.Call(fn, s.This(), s.env.Engine.Number(0))
		return err
	}
	_, err := s.read(0)
	return err
}

// read is readable.read(n); n is NaN for "whatever there is". The result is nil
// where the script sees null. 'data' has been emitted for it.
func (s *Stream) read(n float64) (engine.Value, error) {
	r := s.reader()
	asked := n
	if n > float64(r.mark) {
		if n > 1<<30 {
			return nil, s.env.OutOfRange("size", "<= 1GiB", s.env.Engine.Number(n))
		}
		r.mark = grownMark(n)
	}
	if n != 0 {
		r.emittedReadable = false
	}
	if n == 0 && r.needReadable && (r.ended || r.chunks.size > 0 && r.chunks.size >= r.mark) {
		if r.chunks.size == 0 && r.ended {
			s.endReadable()
		} else {
			s.emitReadable()
		}
		return nil, nil
	}
	take := s.howMuch(n)
	if take == 0 && r.ended {
		if r.chunks.size == 0 {
			s.endReadable()
		}
		return nil, nil
	}
	wanted := r.needReadable || r.chunks.size == 0 || r.chunks.size-take < r.mark
	if wanted && !r.ended && !r.reading && !s.destroyed && s.errored == nil && !s.unconstructed {
		r.reading, r.sync = true, true
		if r.chunks.size == 0 {
			r.needReadable = true
		}
		if err := s.callRead(); err != nil {
			return nil, err
		}
		r.sync = false
		if !r.reading {
			take = s.howMuch(asked)
		}
	}
	var out chunk
	got := take > 0 && r.chunks.size > 0
	if got {
		if out = s.takeOut(take); !r.objects {
			take = out.size()
		}
		r.awaiting = nil
	} else {
		if r.chunks.size <= r.mark {
			r.needReadable = true
		}
		take = 0
	}
	if r.chunks.size == 0 {
		if !r.ended {
			r.needReadable = true
		}
		if asked != float64(take) && r.ended {
			s.endReadable()
		}
	}
	if !got {
		return nil, nil
	}
	v := out.yield(s.env)
	if s.closeEmitted || s.errorEmitted {
		return v, nil
	}
	r.didRead = true
	return v, s.emit("data", v)
}

// takeOut is Node's fromList.
func (s *Stream) takeOut(n int) chunk {
	r := s.r
	if r.objects {
		return r.chunks.shift()
	}
	c := r.chunks.take(s.env.Engine, min(n, r.chunks.size))
	if r.decoder != nil && !c.isText && r.chunks.size == 0 {
		text := chunk{text: c.str(), isText: true}
		c.release(s.env.Engine)
		return text
	}
	return c
}

// callRead asks whoever fills the stream. What a script's _read throws is the
// stream's error.
func (s *Stream) callRead() error {
	if !s.script {
		if source, ok := s.host.(Source); ok {
			source.ReadMore()
		}
		return nil
	}
	return s.caught(s.scriptRead())
}

// howMuch is how many bytes read(n) will give.
func (s *Stream) howMuch(n float64) int {
	r := s.r
	switch {
	case n <= 0 || r.chunks.size == 0 && r.ended:
		return 0
	case r.objects:
		return 1
	case math.IsNaN(n):
		if r.flowing == flowOn && r.chunks.size > 0 {
			return r.chunks.first()
		}
		return r.chunks.size
	case n <= float64(r.chunks.size):
		return int(n)
	case r.ended:
		return r.chunks.size
	}
	return 0
}

// grownMark is the power of two that read(n) raises the mark to.
func grownMark(n float64) int {
	mark := 1
	for float64(mark) < n {
		mark <<= 1
	}
	return mark
}

func (s *Stream) endReadable() {
	if r := s.r; !r.endEmitted {
		r.ended = true
		s.later(s.endReadableNow)
	}
}

func (s *Stream) endReadableNow() error {
	r := s.r
	if s.errored != nil || s.closeEmitted || r.endEmitted || r.chunks.size > 0 {
		return nil
	}
	r.endEmitted = true
	if err := s.emit("end"); err != nil {
		return err
	}
	if s.writable() && s.noHalfOpen() {
		s.later(func() error {
			if s.writable() && !s.Ending() && !s.destroyed {
				return s.callEnd()
			}
			return nil
		})
		return nil
	}
	return s.through()
}

// SetEncoding makes strings of everything read from now on, what is buffered
// included.
func (s *Stream) SetEncoding(enc buffer.Encoding) {
	r := s.reader()
	r.decoder = buffer.NewDecoder(enc)
	text := ""
	for i := range r.chunks.items {
		if c := &r.chunks.items[i]; c.isText {
			text += c.text
		} else if c.object {
			if b, ok := buffer.Bytes(s.env, c.thing); ok {
				text += r.decoder.Write(b)
			} else {
				text += s.env.Text(c.thing)
			}
		} else {
			text += r.decoder.Write(c.bytes)
		}
	}
	r.chunks.clear(s.env.Engine)
	if text == "" {
		return
	}
	c := chunk{text: text, isText: true}
	if r.objects {
		c = chunk{thing: s.env.Engine.Hold(s.env.Engine.String(text)), object: true}
	}
	r.chunks.push(c)
}

// ListenerAdded starts what a listener for data or readable asks for.
func (s *Stream) ListenerAdded(_ *env.Env, this engine.Value, name string) error {
	if !s.isSource {
		return nil
	}
	defer s.Part(s.Meet(this))
	switch name {
	case "data":
		r := s.reader()
		r.dataListening = true
		r.readableListening = r.readableListening || s.listening("readable")
		if r.flowing != flowOff {
			return s.callResume()
		}
	case "readable":
		r := s.reader()
		if r.endEmitted || r.readableListening {
			return nil
		}
		r.readableListening, r.needReadable = true, true
		r.flowing, r.emittedReadable = flowOff, false
		if r.chunks.size > 0 {
			s.emitReadable()
		} else if !r.reading {
			s.later(s.readZero)
		}
	}
	return nil
}

// ListenerRemoved lets the stream flow again when the last 'readable' listener
// has gone and there are others for 'data'.
func (s *Stream) ListenerRemoved(_ *env.Env, this engine.Value, name string) {
	defer s.Part(s.Meet(this))
	if s.r != nil && !s.r.quiet {
		s.listenerGone(name)
	}
}

func (s *Stream) listenerGone(name string) {
	switch {
	case name == "readable":
		s.later(s.listenersChanged)
	case name == "data" && !s.listening("data"):
		s.r.dataListening = false
	}
}

func (s *Stream) listenersChanged() error {
	r := s.r
	r.readableListening = s.listening("readable")
	switch {
	case r.resumeScheduled && r.pausedSet && !r.paused:
		r.flowing = flowOn
	case r.dataListening:
		return s.callResume()
	case !r.readableListening:
		r.flowing = flowUnset
	}
	return nil
}
