package http

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
)

// An Agent is what a script sees of it: what it knows stands in its properties
// and nowhere else, as in Node, so that a subclass may read and change all of it
// and replace each method.

// agents are the class, and the methods that are called straight if nobody has
// replaced them.
type agents struct {
	e   *env.Env
	eng engine.Engine

	class, prototype engine.Value
	native           map[string]engine.Value
	global           engine.Value // held; nil until somebody asks
}

// object reads and writes the properties of one, and remembers the first error.
type object struct {
	eng  engine.Engine
	this engine.Value
	err  error
}

func (o *object) get(name string) engine.Value {
	v := o.eng.Undefined()
	if o.err == nil {
		if v, o.err = o.eng.Get(o.this, name); o.err != nil {
			return o.eng.Undefined()
		}
	}
	return v
}

func (o *object) set(name string, v engine.Value) {
	if o.err == nil {
		o.err = o.eng.Set(o.this, name, v)
	}
}

// or is a property, or this if it is falsy.
func (o *object) or(name string, otherwise engine.Value) engine.Value {
	if v := o.get(name); o.eng.ToBool(v) {
		return v
	}
	return otherwise
}

func (o *object) number(name string) float64 {
	v := o.get(name)
	if o.err != nil {
		return math.NaN()
	}
	f, err := o.eng.ToNumber(v)
	if err != nil {
		o.err = err
	}
	return f
}

// merge copies the own properties of from to to, as an object spread does.
func merge(eng engine.Engine, to, from engine.Value) error {
	if t := eng.TypeOf(from); t != engine.Object && t != engine.Function {
		return nil
	}
	keys, err := eng.Keys(from, false)
	if err != nil {
		return err
	}
	for _, k := range keys {
		v, err := eng.Get(from, k)
		if err == nil {
			err = eng.Set(to, k, v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func loadAgents(e *env.Env) (*agents, error) {
	ag := &agents{e: e, eng: e.Engine, native: map[string]engine.Value{}}
	eng := e.Engine
	var err error
	ag.class, ag.prototype, err = e.Class("Agent", 1, events.Class(e), func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil && !lang.HasProto(e, c.This, ag.prototype) {
			return eng.Construct(ag.class, c.Args...)
		}
		return c.Undefined, ag.construct(c.This, c.Arg(0))
	})
	if err != nil {
		return nil, err
	}
	if err := eng.Set(ag.class, "defaultMaxSockets", eng.Number(math.Inf(1))); err != nil {
		return nil, err
	}
	module, err := e.Require("net")
	if err != nil {
		return nil, err
	}
	connect, err := eng.Get(module, "createConnection")
	if err != nil {
		return nil, err
	}
	for _, m := range [...]env.Method{
		{Name: "createConnection"},
		{Name: "getName", Func: ag.getNameCall},
		{Name: "addRequest", Length: 4, Func: ag.addRequestCall},
		{Name: "createSocket", Length: 3, Func: ag.createSocketCall},
		{Name: "removeSocket", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, ag.removeSocket(c.This, c.Arg(0), c.Arg(1))
		}},
		{Name: "keepSocketAlive", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			keep, err := ag.keepSocketAlive(c.This, c.Arg(0))
			return eng.Bool(keep), err
		}},
		{Name: "reuseSocket", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, ag.reuseSocket(c.Arg(0), c.Arg(1))
		}},
		{Name: "destroy", Func: ag.destroyCall},
	} {
		fn := connect
		if m.Func != nil {
			fn = eng.NewFunc(m.Name, m.Length, m.Func)
		}
		if err := eng.Set(ag.prototype, m.Name, fn); err != nil {
			return nil, err
		}
		ag.native[m.Name] = e.Keep(fn)
	}
	return ag, nil
}

// globalAgent is http.globalAgent.
func (ag *agents) globalAgent() (engine.Value, error) {
	if ag.global != nil {
		return ag.global, nil
	}
	options := object{eng: ag.eng, this: ag.eng.NewObject(nil)}
	options.set("keepAlive", ag.eng.Bool(true))
	options.set("scheduling", ag.eng.String("lifo"))
	options.set("timeout", ag.eng.Number(5000))
	if options.err != nil {
		return nil, options.err
	}
	v, err := ag.eng.Construct(ag.class, options.this)
	if err == nil {
		ag.global = ag.e.Keep(v)
	}
	return v, err
}

// construct is new Agent(options).
func (ag *agents) construct(this, options engine.Value) error {
	e, eng := ag.e, ag.eng
	if _, err := eng.Call(events.Class(e), this); err != nil {
		return err
	}
	a, o := object{eng: eng, this: this}, object{eng: eng, this: eng.NewObject(eng.Null())}
	if err := merge(eng, o.this, options); err != nil {
		return err
	}
	a.set("defaultPort", eng.Number(80))
	a.set("protocol", eng.String("http:"))
	a.set("options", o.this)
	if eng.TypeOf(o.get("noDelay")) == engine.Undefined {
		o.set("noDelay", eng.Bool(true))
	}
	// A path would be a Unix socket's to net.
	o.set("path", eng.Null())
	for _, name := range [...]string{"requests", "sockets", "freeSockets"} {
		a.set(name, eng.NewObject(eng.Null()))
	}
	most, err := eng.Get(ag.class, "defaultMaxSockets")
	if err != nil {
		return err
	}
	a.set("keepAliveMsecs", o.or("keepAliveMsecs", eng.Number(1000)))
	a.set("keepAlive", o.or("keepAlive", eng.Bool(false)))
	a.set("maxSockets", o.or("maxSockets", most))
	a.set("maxFreeSockets", o.or("maxFreeSockets", eng.Number(256)))
	scheduling, total := o.or("scheduling", eng.String("lifo")), o.get("maxTotalSockets")
	a.set("scheduling", scheduling)
	a.set("maxTotalSockets", total)
	a.set("totalSocketCount", eng.Number(0))
	if o.err != nil {
		return o.err
	}
	if text := e.Text(scheduling); text != "fifo" && text != "lifo" {
		return e.InvalidArgValue("scheduling", scheduling, "must be one of: 'fifo', 'lifo'")
	}
	if eng.TypeOf(total) == engine.Undefined {
		a.set("maxTotalSockets", eng.Number(math.Inf(1)))
	} else {
		if eng.TypeOf(total) != engine.Number {
			return e.InvalidArgType("maxTotalSockets", "of type number", total)
		}
		if n, _ := eng.ToNumber(total); !(n >= 1) {
			return e.OutOfRange("maxTotalSockets", ">= 1", total)
		}
	}
	if a.err != nil {
		return a.err
	}
	_, err = events.Of(e, this).OnGo(e, this, "free", func(this engine.Value, args []engine.Value) error {
		if len(args) < 2 {
			return nil
		}
		return ag.onFree(this, args[0], args[1])
	})
	return err
}

// ours tells whether an agent's method is the one above.
func (ag *agents) ours(this engine.Value, name string) bool {
	f, err := ag.eng.Get(this, name)
	return err == nil && ag.eng.Same(f, ag.native[name])
}

// getName is the key of the connections that may serve these options.
func (ag *agents) getName(this, options engine.Value) (string, error) {
	if !ag.ours(this, "getName") {
		v, err := invoke(ag.e, this, "getName", options)
		if err != nil {
			return "", err
		}
		return ag.eng.ToString(v)
	}
	return ag.nameOf(options)
}

func (ag *agents) nameOf(options engine.Value) (string, error) {
	o := object{eng: ag.eng, this: options}
	host, port, local := o.or("host", nil), o.or("port", nil), o.or("localAddress", nil)
	family, path := o.get("family"), o.or("socketPath", nil)
	text := func(v engine.Value) string {
		if v == nil || o.err != nil {
			return ""
		}
		var s string
		s, o.err = ag.eng.ToString(v)
		return s
	}
	name := "localhost"
	if host != nil {
		name = text(host)
	}
	name += ":" + text(port) + ":" + text(local)
	if ag.eng.TypeOf(family) == engine.Number {
		if f, _ := ag.eng.ToNumber(family); f == 4 || f == 6 {
			name += ":" + text(family)
		}
	}
	if path != nil {
		name += ":" + text(path)
	}
	return name, o.err
}

func (ag *agents) getNameCall(c *engine.Call) (engine.Value, error) {
	options := c.Arg(0)
	if ag.eng.TypeOf(options) == engine.Undefined {
		options = ag.eng.NewObject(nil)
	}
	name, err := ag.nameOf(options)
	return ag.eng.String(name), err
}

// merged is what a connection is made with: the request's options under the
// agent's.
func (ag *agents) merged(this, options, req engine.Value) (engine.Value, error) {
	eng := ag.eng
	all := object{eng: eng, this: eng.NewObject(eng.Null())}
	if err := merge(eng, all.this, options); err != nil {
		return nil, err
	}
	own, err := eng.Get(this, "options")
	if err == nil {
		err = merge(eng, all.this, own)
	}
	if err != nil {
		return nil, err
	}
	if path := all.get("socketPath"); eng.ToBool(path) {
		all.set("path", path)
	}
	if eng.TypeOf(all.get("servername")) == engine.Undefined {
		server, err := ag.serverName(all.get("host"), req)
		if err != nil {
			return nil, err
		}
		all.set("servername", server)
	}
	return all.this, all.err
}

// serverName is the host that a request's Host header tells, "" for an address.
func (ag *agents) serverName(host, req engine.Value) (engine.Value, error) {
	e, eng := ag.e, ag.eng
	v, err := invoke(e, req, "getHeader", eng.String("host"))
	if err != nil {
		return nil, err
	}
	if eng.ToBool(v) {
		text, err := e.StringArg("options.headers.host", v)
		if err != nil {
			return nil, err
		}
		host = eng.String(hostOf(text))
	}
	if eng.TypeOf(host) == engine.String && net.IsIP(e.Text(host)) {
		return eng.String(""), nil
	}
	return host, nil
}

// hostOf is the name in a Host header: abc:123 is abc, [::1]:123 is ::1.
func hostOf(text string) string {
	end := byte(':')
	if len(text) > 0 && text[0] == '[' {
		end = ']'
	}
	for i := range len(text) {
		if text[i] != end {
			continue
		}
		if end == ']' {
			return text[1:i]
		}
		return text[:i]
	}
	return text
}
