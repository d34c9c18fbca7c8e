package http

import (
	"cmp"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
)

// classes are what every server of an Env shares.
type classes struct {
	server, incoming, response, outgoing                  engine.Value
	serverPrototype, incomingPrototype, responsePrototype engine.Value
	emit                                                  engine.Value // EventEmitter's
	writeHead, implicitHeader                             engine.Value // ServerResponse's
	client                                                *client
	detached                                              *Server
	making                                                *exchange // whose object a class of the script is making
}

type classesKey struct{}

func classesOf(e *env.Env) *classes {
	return env.State(e, classesKey{}, func() *classes {
		c := new(classes)
		if err := c.load(e); err != nil {
			panic(env.Broken("http", err))
		}
		return c
	})
}

func (cl *classes) load(e *env.Env) (err error) {
	if cl.incoming, cl.incomingPrototype, err = incomingClass(e); err != nil {
		return err
	}
	if cl.outgoing, cl.response, cl.responsePrototype, err = responseClasses(e); err != nil {
		return err
	}
	if cl.server, cl.serverPrototype, err = serverClass(e); err != nil {
		return err
	}
	emit, err := e.Engine.Get(cl.serverPrototype, "emit")
	if err != nil {
		return err
	}
	cl.emit = e.Keep(emit)
	for name, to := range map[string]*engine.Value{"writeHead": &cl.writeHead, "_implicitHeader": &cl.implicitHeader} {
		v, err := e.Engine.Get(cl.responsePrototype, name)
		if err != nil {
			return err
		}
		*to = e.Keep(v)
	}
	cl.client, err = loadClient(e, cl.outgoing)
	return err
}

// detached is the connection of messages that a script made itself: it is
// closed, so what is written goes nowhere.
func detached(e *env.Env) *conn {
	cl := classesOf(e)
	if cl.detached == nil {
		cl.detached = newServer(e)
		cl.detached.keepAliveTimeout = 0
	}
	return &conn{server: cl.detached, state: connClosed | connDetached}
}

// Module is require('http').
var Module = env.Module{Name: "http", Load: load}

func load(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	cl := classesOf(e)
	m := eng.NewObject(nil)
	methods := make([]engine.Value, 0, 40)
	for _, name := range http1.Methods {
		methods = append(methods, eng.String(name))
	}
	codes := eng.NewObject(nil)
	for status, text := range http1.Statuses {
		eng.Set(codes, status, eng.String(text))
	}
	for _, x := range []struct {
		name string
		v    engine.Value
	}{
		{"METHODS", eng.NewArray(methods...)},
		{"STATUS_CODES", codes},
		{"Agent", cl.client.agents.class},
		{"ClientRequest", cl.client.class},
		{"IncomingMessage", cl.incoming},
		{"OutgoingMessage", cl.outgoing},
		{"Server", cl.server},
		{"ServerResponse", cl.response},
		{"maxHeaderSize", eng.Number(float64(cmp.Or(defaultsOf(e).MaxHeaderSize, 16<<10)))},
	} {
		if err := eng.Set(m, x.name, x.v); err != nil {
			return nil, err
		}
	}
	if err := cl.client.exports(m); err != nil {
		return nil, err
	}
	return m, e.Functions(m,
		env.Method{Name: "createServer", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.Construct(cl.server, c.Args...)
		}},
		env.Method{Name: "validateHeaderName", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			what := "Header name"
			if eng.ToBool(c.Arg(1)) {
				what = e.Text(c.Arg(1))
			}
			_, err := validName(e, what, c.Arg(0))
			return c.Undefined, err
		}},
		env.Method{Name: "validateHeaderValue", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			name := e.Text(c.Arg(0))
			if eng.TypeOf(c.Arg(1)) == engine.Undefined {
				return nil, invalidValue(e, name, c.Arg(1))
			}
			text, err := eng.ToString(c.Arg(1))
			if err != nil {
				return nil, err
			}
			return c.Undefined, validText(e, "header", name, text)
		}},
	)
}
