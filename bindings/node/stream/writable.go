package stream

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// writer is the writable side once it is in use; the names are Node's.
type writer struct {
	length   int // bytes (values in object mode) not yet written
	writing  int // of which the chunk the host has
	mark     int // highWaterMark
	buffered []write
	next     int // in buffered: what comes before has been written
	pending  int // callbacks not yet called
	corked   int
	encoding buffer.Encoding
	// encodingName is what the script called it; empty is utf8.
	encodingName string
	onwrite      engine.Value // what a script's _write gets, held by the object; nil until then
	view         engine.Value // _writableState, held by the object; nil until looked at

	busy, sync, processing   bool
	waits                    bool // kBuffered: there is something in buffered
	hasText, hasCallback     bool // and among it has been such
	tick                     bool // kAfterWritePending
	needDrain                bool
	ending, ended, finished  bool
	prefinished, finalCalled bool
	objects                  bool
	keepText                 bool // decodeStrings: false
	off                      bool // writable: false

	onFinish []callback
	after    *afterWrite
	expect   bool     // the host has a chunk, whose done is due
	told     callback // the writer's own callback for it
}

// callback is the done of a write: a script's function, or a Go one, or none.
type callback struct {
	fn engine.Value // held
	do func(err engine.Value) error
}

func (cb callback) some() bool { return cb.fn != nil || cb.do != nil }

// call calls it and lets go; a nil err is null.
func (cb callback) call(e *env.Env, err engine.Value) error {
	defer cb.drop(e.Engine)
	return cb.invoke(e, err)
}

func (cb callback) drop(eng engine.Engine) {
	if cb.fn != nil {
		eng.Release(cb.fn)
	}
}

func (cb callback) invoke(e *env.Env, err engine.Value) error {
	if cb.do != nil {
		return cb.do(err)
	}
	if cb.fn == nil {
		return nil
	}
	if err == nil {
		err = e.Engine.Null()
	}
	_, thrown := e.Engine.Call(cb.fn, nil, err)
	return thrown
}

// write is one chunk with its callback.
type write struct {
	bytes    []byte
	thing    engine.Value // what a script wrote, held; nil if bytes is ours
	encoding engine.Value // as _write gets it, held; nil is 'buffer'
	size     int
	done     callback
}

// value is the chunk as a script gets it.
func (x write) value(e *env.Env) engine.Value {
	if x.thing != nil {
		return x.thing
	}
	return buffer.New(e, x.bytes)
}

func (x write) drop(eng engine.Engine) {
	if x.thing != nil {
		eng.Release(x.thing)
	}
	if x.encoding != nil {
		eng.Release(x.encoding)
	}
}

// afterWrite gathers writes that finished at once, to be told in one tick.
type afterWrite struct {
	count int
	done  callback
}

func (s *Stream) writer() *writer {
	if s.w == nil {
		s.w = &writer{sync: true, encoding: buffer.UTF8, mark: s.WriteMark}
		if s.WriteMark <= 0 {
			s.w.mark = marksOf(s.env).bytes
		}
	}
	return s.w
}

func (s *Stream) writeMark() int {
	if s.w != nil {
		return s.w.mark
	}
	if s.WriteMark > 0 {
		return s.WriteMark
	}
	return marksOf(s.env).bytes
}

// Length is how many bytes wait to be written.
func (s *Stream) Length() int {
	if s.w == nil {
		return 0
	}
	return s.w.length
}

// NeedDrain tells whether Write has said false and 'drain' is still to come.
func (s *Stream) NeedDrain() bool {
	return s.w != nil && !s.destroyed && !s.w.ending && s.w.needDrain
}

// Finished tells whether 'finish' has been emitted.
func (s *Stream) Finished() bool { return s.w != nil && s.w.finished }

// Ending tells whether end was called.
func (s *Stream) Ending() bool { return s.w != nil && s.w.ending }

// writable is the accessor of that name.
func (s *Stream) writable() bool {
	return s.isSink && !(s.w != nil && s.w.off) && !s.destroyed && s.errored == nil && !s.Ending()
}

// Write writes b, which must not change until it is written. False asks the
// caller to wait for 'drain'.
func (s *Stream) Write(b []byte) bool {
	more, _, err := s.write(write{bytes: b, size: len(b)})
	s.env.Uncaught(err)
	return more
}

// write is Node's _write; refused is the error that end passes on.
func (s *Stream) write(x write) (more bool, refused engine.Value, err error) {
	w := s.writer()
	switch {
	case w.ending:
		refused = s.streamError("ERR_STREAM_WRITE_AFTER_END", "write after end")
	case s.destroyed:
		refused = s.streamError("ERR_STREAM_DESTROYED", "Cannot call write after a stream was destroyed")
	}
	if refused != nil {
		x.drop(s.env.Engine)
		s.tell(x.done, refused)
		return false, refused, s.fail(refused, true)
	}
	w.pending++
	w.length += x.size
	if w.busy || w.corked > 0 || s.errored != nil || s.unconstructed {
		w.waits = true
		w.buffered = append(w.buffered, x)
		w.hasText = w.hasText || x.encoding != nil
		w.hasCallback = w.hasCallback || x.done.some()
	} else if err := s.send(x); err != nil {
		return false, nil, err
	}
	more = w.length < w.mark || w.length == 0
	if !more {
		w.needDrain = true
	}
	return more && s.errored == nil && !s.destroyed, nil, nil
}

// tell calls a callback in a tick.
func (s *Stream) tell(cb callback, err engine.Value) {
	if !cb.some() {
		s.env.NextTick(func() error { return nil }) // Node calls a nop
		return
	}
	if err != nil {
		err = s.env.Engine.Hold(err)
	}
	s.later(func() error { return cb.call(s.env, s.unhold(err)) })
}

// send gives the host one chunk.
func (s *Stream) send(x write) error {
	w := s.w
	w.busy, w.expect, w.told = true, true, x.done
	w.writing = x.size
	w.sync = true
	if s.script {
		if err := s.scriptWrite(x); err != nil {
			return err
		}
		x.drop(s.env.Engine)
	} else {
		s.host.(Sink).WriteChunk(x.bytes, s.once(func(err error) {
			x.drop(s.env.Engine)
			s.written(err)
		}))
	}
	w.sync = false
	return nil
}

// sendAll gives a host that takes many chunks at once everything.
func (s *Stream) sendAll(all []write) error {
	w := s.w
	w.pending -= len(all) - 1
	done := callback{}
	if w.hasCallback {
		done.do = func(err engine.Value) error {
			for _, x := range all {
				if thrown := x.done.call(s.env, err); thrown != nil {
					return thrown
				}
			}
			return nil
		}
	}
	w.busy, w.expect, w.told = true, true, done
	w.writing = w.length
	w.sync = true
	drop := func() {
		for _, x := range all {
			x.drop(s.env.Engine)
		}
	}
	if s.script {
		if err := s.scriptWritev(all); err != nil {
			return err
		}
		drop()
	} else {
		chunks := make([][]byte, len(all))
		for i, x := range all {
			chunks[i] = x.bytes
		}
		s.host.(VectorSink).WriteChunks(chunks, s.once(func(err error) {
			drop()
			s.written(err)
		}))
	}
	w.sync = false
	all = w.buffered[w.next:] // what a _writev wrote meanwhile goes with them, as in Node
	return nil
}

// once guards a done that a host might call twice, which would corrupt the
// counts far from the mistake.
func (s *Stream) once(f func(error)) func(error) {
	called := false
	return func(err error) {
		if called {
			panic("stream: done called twice for one write")
		}
		called = true
		f(err)
	}
}

// written is the done of a host's WriteChunk.
func (s *Stream) written(err error) {
	var v engine.Value
	if err != nil {
		v = s.env.ErrorValue(err)
	}
	s.env.Uncaught(s.onWrite(v))
}

// onWrite is Node's onwrite: whoever writes has finished a chunk.
func (s *Stream) onWrite(err engine.Value) error {
	w := s.w
	if !w.expect {
		return s.fail(s.streamError("ERR_MULTIPLE_CALLBACK", "Callback called multiple times"), false)
	}
	sync, done := w.sync, w.told
	w.busy, w.expect, w.told = false, false, callback{}
	w.length -= w.writing
	w.writing = 0
	if err != nil {
		s.setError(err)
		err = s.env.Engine.Hold(err)
		fail := func() error {
			err := s.unhold(err)
			w.pending--
			if thrown := done.call(s.env, err); thrown != nil {
				return thrown
			}
			if thrown := s.failBuffered(); thrown != nil {
				return thrown
			}
			return s.fail(err, false)
		}
		if sync {
			s.later(fail)
			return nil
		}
		return fail()
	}
	if w.waits {
		if err := s.clearBuffer(); err != nil {
			return err
		}
	}
	if !sync {
		return s.afterWrite(1, done)
	}
	// Nobody is told of a write that finished at once, unless somebody waits
	// for it. In object mode there is a tick all the same.
	switch drains := w.needDrain && w.length == 0; {
	case !done.some() && !w.tick && (drains || w.objects):
		w.tick = true
		s.later(func() error { return s.afterWrite(1, done) })
	case !done.some():
		w.pending--
		if w.ending {
			return s.finishMaybe(true)
		}
	case w.after != nil && w.after.done.do == nil && done.do == nil && s.env.Engine.Same(w.after.done.fn, done.fn):
		w.after.count++
		done.drop(s.env.Engine)
	default:
		a := &afterWrite{count: 1, done: done}
		w.after, w.tick = a, true
		s.later(func() error {
			w.after = nil
			return s.afterWrite(a.count, a.done)
		})
	}
	return nil
}

func (s *Stream) afterWrite(count int, done callback) error {
	w := s.w
	w.tick = false
	if !w.ending && !s.destroyed && w.length == 0 && w.needDrain {
		w.needDrain = false
		if err := s.emit("drain"); err != nil {
			return err
		}
	}
	defer done.drop(s.env.Engine)
	for ; count > 0; count-- {
		w.pending--
		if err := done.invoke(s.env, nil); err != nil {
			return err
		}
	}
	if s.destroyed {
		if err := s.failBuffered(); err != nil {
			return err
		}
	}
	if !w.ending {
		return nil
	}
	return s.finishMaybe(true)
}

// clearBuffer writes what gathered.
func (s *Stream) clearBuffer() error {
	w := s.w
	if !w.waits || w.corked > 0 || w.processing || s.destroyed || s.unconstructed {
		return nil
	}
	w.processing = true
	if all := w.buffered[w.next:]; len(all) > 1 && s.takesMany() {
		if err := s.sendAll(all); err != nil {
			return err
		}
		w.forget()
	} else if err := s.sendEach(); err != nil {
		return err
	}
	w.processing = false
	return nil
}

// sendEach gives the host one chunk after another while it takes them at once.
func (s *Stream) sendEach() error {
	w := s.w
	i := w.next
	for first := true; first || i < len(w.buffered) && !w.busy; first = false {
		x := w.buffered[i]
		w.buffered[i] = write{}
		i++
		if !s.destroyed {
			if err := s.send(x); err != nil {
				return err
			}
			continue
		}
		x.drop(s.env.Engine)
		w.busy, w.expect, w.told, w.writing, w.sync = true, true, x.done, x.size, true
		err := s.onWrite(s.streamError("ERR_STREAM_DESTROYED", "Cannot call write after a stream was destroyed"))
		if err != nil {
			return err
		}
		w.sync = false
	}
	switch {
	case i == len(w.buffered):
		w.forget()
	case i > 256:
		w.buffered, w.next = w.buffered[i:], 0
	default:
		w.next = i
	}
	return nil
}

// forget is Node's resetBuffer.
func (w *writer) forget() {
	w.buffered, w.next = nil, 0
	w.waits, w.hasText, w.hasCallback = false, false, false
}

// takesMany tells whether there is a _writev.
func (s *Stream) takesMany() bool {
	if s.script {
		return s.hasMethod("_writev")
	}
	_, ok := s.host.(VectorSink)
	return ok
}

// failBuffered tells everything that will not be written.
func (s *Stream) failBuffered() error {
	w := s.w
	if w == nil || w.busy {
		return nil
	}
	for i := w.next; i < len(w.buffered); i++ {
		x := w.buffered[i]
		w.length -= x.size
		if x.done.some() {
			if thrown := x.done.invoke(s.env, s.deathOf("write")); thrown != nil {
				return thrown
			}
		}
	}
	err := s.told("end")
	for _, x := range w.buffered[min(w.next, len(w.buffered)):] {
		x.drop(s.env.Engine)
		x.done.drop(s.env.Engine)
	}
	w.forget()
	return err
}

// told calls what end was given.
func (s *Stream) told(call string) error {
	w := s.w
	callbacks := w.onFinish
	w.onFinish = nil
	for _, cb := range callbacks {
		if thrown := cb.call(s.env, s.deathOf(call)); thrown != nil {
			return thrown
		}
	}
	return nil
}

// deathOf is what the callbacks hear of a stream that has died.
func (s *Stream) deathOf(call string) engine.Value {
	if s.errored != nil {
		return s.errored
	}
	return s.streamError("ERR_STREAM_DESTROYED", "Cannot call "+call+" after a stream was destroyed")
}

// Cork holds writes back until Uncork was called as often.
func (s *Stream) Cork() { s.writer().corked++ }

// Uncork writes what Cork held back.
func (s *Stream) Uncork() { s.env.Uncaught(s.uncork()) }

func (s *Stream) uncork() error {
	w := s.writer()
	if w.corked == 0 {
		return nil
	}
	w.corked--
	if w.busy {
		return nil
	}
	return s.clearBuffer()
}
