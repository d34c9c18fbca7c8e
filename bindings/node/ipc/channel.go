package ipc

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/uv/pipe"
)

// Serialization is how messages are written; both ends have to agree.
type Serialization uint8

// The two that Node has.
const (
	JSON Serialization = iota
	Advanced
)

// String is what NODE_CHANNEL_SERIALIZATION_MODE and the option serialization
// call it.
func (s Serialization) String() string { return [...]string{"json", "advanced"}[s] }

// Options are what Attach needs to know. The zero value is a parent's end that
// speaks JSON.
type Options struct {
	Serialization Serialization
	// OnEnd hears that the other end is gone and the pipe closed, before
	// 'disconnect' is emitted: one of the closes that a ChildProcess counts
	// before its 'close'. It does not run when disconnect was called at this
	// end, as in Node. Nil is nobody.
	OnEnd func() error
	// Counted keeps the loop alive only while the target has listeners of
	// 'message' or 'disconnect', as the end of a child does. Otherwise the
	// channel does so by itself, as long as it is open.
	Counted bool
}

// Channel is one end.
type Channel struct {
	st      *state
	e       *env.Env
	eng     engine.Engine
	json    engine.JSONText // nil if the engine has none of its own
	target  engine.Value    // held while the pipe is open
	emitter *events.Emitter
	pipe    *pipe.Pipe
	options Options
	control *control

	connected bool // target.connected
	open      bool // target.channel is there
	closed    bool // the pipe is

	cut      cutter
	reading  func() error // readNow, made once
	readErr  error        // what it reads
	readData []byte

	arrived []arrival // to be told, a tick each
	head    int
	deliver func() error // the method, made once
	idle    []arrival    // messages that wait for a listener of 'message'
	readers []Reader
	onGone  []func() error

	out     []byte // what is being written, between writes only its room
	writing int    // writes that the pipe has not answered
	waiting *queue // what is sent before a handle is acknowledged
	unacked *unacked

	sent []*sent         // connections of servers here
	got  map[string]*got // and there
}

// state is what the package knows of an Env.
type state struct {
	e        *env.Env
	channels []*Channel // the open ones
	parent   *Channel   // of this process

	controlPrototype engine.Value
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{e: e}
		if err := st.loadControl(); err != nil {
			panic(env.Broken("ipc", err))
		}
		e.OnClose(func() {
			for len(st.channels) > 0 {
				st.channels[0].shut()
			}
		})
		return st
	})
}

// Attach makes p, an end of a pipe for ipc that is open, the channel of target:
// the process object, or a ChildProcess. target gets send, disconnect, channel
// and connected as own properties, and emits 'message', 'internalMessage' and
// 'disconnect' from now on, and 'error' for what goes wrong without a callback.
// It is Node's setupChannel. p belongs to the Channel, which closes it.
//
// Its error is a script's. Loop goroutine only.
func Attach(e *env.Env, target engine.Value, p *pipe.Pipe, o Options) (*Channel, error) {
	st := stateOf(e)
	c := &Channel{
		st: st, e: e, eng: e.Engine, target: e.Engine.Hold(target), emitter: events.Of(e, target), pipe: p, options: o,
		connected: true, open: true,
	}
	c.cut.advanced = o.Serialization == Advanced
	c.json, _ = e.Engine.(engine.JSONText)
	c.deliver, c.reading = c.tellNext, c.readNow
	st.channels = append(st.channels, c)
	err := c.define()
	if err == nil {
		err = c.watch()
	}
	if err == nil {
		if failed := p.ReadStart(nil, c.onRead); failed != nil {
			err = e.ThrowError(failed)
		}
	}
	if err != nil {
		c.shut()
		return nil, err
	}
	return c, nil
}

// Of is the channel of a process object or a ChildProcess; nil if it has none,
// or had one. Loop goroutine only.
func Of(e *env.Env, target engine.Value) *Channel {
	for _, c := range stateOf(e).channels {
		if c.open && e.Engine.Same(c.target, target) {
			return c
		}
	}
	return nil
}

// Connected is target.connected. Loop goroutine only.
func (c *Channel) Connected() bool { return c.connected }

// define gives the target its properties.
func (c *Channel) define() error {
	e, eng := c.e, c.eng
	var err error
	if c.control, err = c.st.newControl(c); err != nil {
		return err
	}
	for _, p := range [...]struct {
		name string
		v    engine.Value
	}{
		{"channel", c.control.this}, {"_handleQueue", eng.Null()}, {"_pendingMessage", eng.Null()},
		{"send", eng.NewFunc("", 4, c.sendFunc)}, {"_send", eng.NewFunc("", 4, c.rawSendFunc)},
		{"connected", eng.Bool(true)},
		{"disconnect", eng.NewFunc("", 0, c.disconnectFunc)},
		{"_disconnect", eng.NewFunc("", 0, func(call *engine.Call) (engine.Value, error) { return call.Undefined, c.leave() })},
	} {
		if err := eng.Set(c.target, p.name, p.v); err != nil {
			return err
		}
	}
	return c.defineOldName(e)
}

// defineOldName is _channel, which is deprecated.
func (c *Channel) defineOldName(e *env.Env) error {
	warned := false
	warn := func() error {
		if warned {
			return nil
		}
		warned = true
		return e.EmitWarning(c.eng.String("_channel is deprecated. Use ChildProcess.channel instead."),
			c.eng.String("DeprecationWarning"), c.eng.String("DEP0129"))
	}
	return e.Accessor(c.target, "_channel", false, func(this engine.Value) (engine.Value, error) {
		if err := warn(); err != nil {
			return nil, err
		}
		return c.eng.Get(this, "channel")
	}, func(this, v engine.Value) error {
		if err := warn(); err != nil {
			return err
		}
		return c.eng.Set(this, "channel", v)
	})
}

// watch listens to who listens: messages that came before anybody did are told
// when somebody does, and the end of a child counts.
func (c *Channel) watch() error {
	e := c.e
	counts := func(args []engine.Value) bool {
		name := ""
		if len(args) > 0 && c.eng.TypeOf(args[0]) == engine.String {
			name = e.Text(args[0])
		}
		return name == "message" || name == "disconnect"
	}
	_, err := c.emitter.OnGo(e, c.target, "newListener", func(_ engine.Value, args []engine.Value) error {
		if len(c.idle) > 0 {
			e.NextTick(c.tellIdle)
		}
		if c.options.Counted && counts(args) {
			c.control.count()
		}
		return nil
	})
	if err != nil || !c.options.Counted {
		return err
	}
	c.pipe.Unref()
	_, err = c.emitter.OnGo(e, c.target, "removeListener", func(_ engine.Value, args []engine.Value) error {
		if counts(args) {
			return c.control.uncount()
		}
		return nil
	})
	return err
}
