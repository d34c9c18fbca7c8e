// Package stream is Node's streams: the classes that scripts construct and
// extend, and the common part of host objects that are streams: standard input
// and output, HTTP messages, sockets.
//
// One machinery serves both. A Stream keeps the state of either side in Go and
// asks its host for bytes; the host of a script's stream is the script's object
// itself, whose _read and _write are called (script.go). So a host object is an
// instance of the public classes, and what runs per chunk is Go. pipeline,
// finished, compose, iterators and their helpers run seldom and are JavaScript,
// a file an idea in lib/, compiled when first used; those that need promises are
// absent where the engine has none.
//
// Differs from Node: _readableState and _writableState are accessors of the
// prototypes, views of what is kept in Go (state.go), and util.inspect does not
// show them. read(n) across several pieces of text gives n characters, where
// Node 20 miscounts. An engine without Symbol.hasInstance does not take a Duplex
// for an instance of Writable. There are no web streams yet: fromWeb and toWeb
// say so.
//
// A host embeds a Stream, and says where its bytes come from and go to:
//
//	type stdin struct{ stream.Stream }
//
//	func (s *stdin) ReadMore()                 { ... later: s.Push(b), s.PushEnd() }
//	func (s *stdin) WriteChunk(b []byte, done func(error)) { ...; done(nil) }
//
//	host := new(stdin)
//	this := e.Engine.NewObject(stream.Prototype(e, stream.Duplex))
//	e.Engine.SetHost(this, host)
//	host.Init(e, this, host)
//
// Host may implement any of Source (it is readable), Sink (it is writable),
// Finalizer and Destroyer. Its prototype comes from Prototype, or inherits from
// it through env.Class(..., Class(e, stream.Readable), ...).
//
// # For the host
//
// Readable side: Push, PushEnd, Pending, Flowing, Ended. Writable side: Write,
// End, Cork, Uncork, NeedDrain, Length. Both: Destroy, Destroyed, Closed, and
// everything of events.Emitter (On, OnGo, Emit, Has, Count).
//
// A Stream costs its own few words until somebody listens, reads or writes:
// the state of either side is made then. Push takes bytes that are only lent:
// it makes the Buffer a script sees, or decodes, or copies.
//
// # What a script sees
//
// Node 20's streams, in byte mode for hosts: data, end, readable, close, error, pause,
// resume; drain, finish, prefinish, pipe, unpipe; read, push, unshift, pause,
// resume, isPaused, setEncoding, pipe, unpipe, write, end, cork, uncork,
// setDefaultEncoding, destroy and the accessors, in Node's order: what Node
// does in a nextTick happens in a nextTick here.
//
// Loop goroutine only.
package stream

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
)

// Source feeds a readable stream.
type Source interface {
	// ReadMore is Node's _read: the stream would like bytes. The host calls
	// Push or PushEnd when it has some, now or later; ReadMore is not called
	// again before it did.
	ReadMore()
}

// Sink takes what is written.
type Sink interface {
	// WriteChunk is Node's _write: it takes b and calls done once, now or
	// later. b is good until then. The next chunk comes after done.
	WriteChunk(b []byte, done func(error))
}

// VectorSink is a Sink that takes everything that has gathered while it was
// busy or corked in one go, Node's _writev.
type VectorSink interface {
	Sink
	WriteChunks(chunks [][]byte, done func(error))
}

// Finalizer is asked when everything is written, before 'finish'.
type Finalizer interface {
	// Final is Node's _final.
	Final(done func(error))
}

// Destroyer is asked to let go of what the stream stands on.
type Destroyer interface {
	// DestroyStream is Node's _destroy. err is nil or what destroy was called
	// with; done gives the error the stream ends with.
	DestroyStream(err engine.Value, done func(err engine.Value))
}

// Streaming is a host with a Stream.
type Streaming interface {
	AsStream() *Stream
}

// Stream is the state of one stream object. Init makes it one.
type Stream struct {
	events.Emitter

	// ReadMark and WriteMark are highWaterMark: how many bytes may gather
	// before ReadMore is not called, before Write says false. Zero is Node's
	// 16 KiB.
	ReadMark, WriteMark int
	// KeepOpen is autoDestroy: false: the stream does not destroy itself when
	// it is through.
	KeepOpen bool
	// Untouched says that nobody has asked for what comes, so that nothing is read
	// ahead. The host's ReadMore takes it back.
	Untouched bool
	// NoHalfOpen is allowHalfOpen: false: the end of reading ends writing.
	NoHalfOpen bool
	// CloseArg gives what 'close' carries, a net.Socket's hadError; nil for
	// nothing.
	CloseArg func() engine.Value

	env    *env.Env
	this   engine.Value // of a loose stream good for the call under way alone
	loose  bool
	pinned engine.Value // held by Pin, nil for none
	pins   int
	host   any
	r      *reader
	w      *writer

	errored                                       engine.Value // held by the object, nil for none
	destroyed, closed, closeEmitted, errorEmitted bool
	isSource, isSink                              bool // what it has

	// Of streams whose class is the script's:
	script        bool
	unconstructed bool // _construct is not done
	noEmitClose   bool // emitClose: false
	deaf          bool // and nothing follows when it is
	onConstruct   func(err engine.Value) error
	t             *transform
}

// Init makes s the stream of the object this, whose host is host.
func (s *Stream) Init(e *env.Env, this engine.Value, host any) {
	s.env, s.this, s.host = e, this, host
	_, s.isSource = host.(Source)
	_, s.isSink = host.(Sink)
	s.Watch = s
}

// AsStream makes every host that embeds a Stream Streaming.
func (s *Stream) AsStream() *Stream { return s }

// Loose says that the host does not hold the object: each call of a script tells
// anew what it is, and Pin makes it last. Loop goroutine only.
func (s *Stream) Loose() { s.loose = true }

// Pin holds the object, for what the loop will call; Unpin ends one Pin. Loop
// goroutine only.
func (s *Stream) Pin() {
	if s.pins++; s.pins == 1 {
		s.pinned = s.env.Engine.Hold(s.this)
	}
}

// Unpin is the end of a Pin: the object is good for the rest of this call. Loop
// goroutine only.
func (s *Stream) Unpin() {
	if s.pins--; s.pins > 0 {
		return
	}
	if this := engine.Unhold(s.env.Engine, s.pinned); s.loose {
		s.this = this
	}
	s.pinned = nil
}

// Meet tells a stream nobody holds what its object is in this call, and gives
// what Part takes when the call ends. Loop goroutine only.
func (s *Stream) Meet(this engine.Value) (before engine.Value) {
	before = s.this
	if s.loose {
		s.this = this
	}
	return before
}

// Part is the end of Meet. Loop goroutine only.
func (s *Stream) Part(before engine.Value) {
	if s.loose {
		s.this = before
	}
}

// This is the stream's object. Loop goroutine only.
func (s *Stream) This() engine.Value {
	if s.pinned != nil {
		return s.pinned
	}
	return s.this
}

// function makes a function about the stream, which keeps the object.
func (s *Stream) function(name string, length int, f engine.Func) engine.Value {
	eng := s.env.Engine
	var this engine.Value
	fn := eng.NewFunc(name, length, func(c *engine.Call) (engine.Value, error) {
		defer s.Part(s.Meet(this))
		return f(c)
	})
	this = engine.HoldBy(eng, fn, s.This())
	return fn
}

// Env is where the stream lives.
func (s *Stream) Env() *env.Env { return s.env }

// emit emits an event of ours. What a listener throws is returned.
func (s *Stream) emit(name string, args ...engine.Value) error {
	if s.pins > 0 { // a listener may let go of it
		s.Pin()
		defer s.Unpin()
	}
	if s.script {
		return events.EmitMethod(s.env, s.This(), name, args...)
	}
	_, err := s.Emit(s.env, s.This(), name, args...)
	return err
}

// listening tells whether anybody listens to name.
func (s *Stream) listening(name string) bool { return s.Has(name) && s.Count(s.env, name) > 0 }

// later runs f in a nextTick, with the object held until then.
func (s *Stream) later(f func() error) {
	s.Pin()
	s.env.NextTick(func() error {
		defer s.Unpin()
		return f()
	})
}
