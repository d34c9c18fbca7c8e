package http

import (
	"math"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/bindings/node/stream"
)

// options are those of createServer that are no net.Server's.
type options struct {
	maxHeaderSize      millis // a number like the others; 0 is not set
	headerSizeSet      bool
	requireHost        choice
	joinDuplicates     choice
	insecure           choice
	rejectBodies       choice
	allowHalfOpen      choice // httpAllowHalfOpen
	sweepEvery         millis
	unique             []string     // uniqueHeaders, lower case
	incoming, response engine.Value // classes of the script's own, kept; nil for ours
}

// limits are what the parser of a connection goes by.
func (o *options) limits(e *env.Env) http1.Options {
	return parserOptions(e, int(o.maxHeaderSize), o.insecure)
}

// parserOptions are those of a server or request: what it does not say itself the
// command line has said.
func parserOptions(e *env.Env, maxHeaderSize int, insecure choice) http1.Options {
	d := defaultsOf(e)
	if maxHeaderSize <= 0 {
		maxHeaderSize = d.MaxHeaderSize
	}
	if !insecure.set && d.Insecure && !d.warned {
		d.warned = true
		e.Uncaught(e.EmitWarning(e.Engine.String("Using insecure HTTP parsing")))
	}
	return http1.Options{MaxHeaderSize: maxHeaderSize, Lenient: insecure.on || !insecure.set && d.Insecure}
}

// Defaults are what the command line says of every parser: --max-http-header-size,
// 0 for 16 KiB, and --insecure-http-parser.
type Defaults struct {
	MaxHeaderSize int
	Insecure      bool

	warned bool
}

type defaultsKey struct{}

func defaultsOf(e *env.Env) *Defaults {
	return env.State(e, defaultsKey{}, func() *Defaults { return new(Defaults) })
}

// Configure sets the Defaults, before a script runs. Loop goroutine only.
func Configure(e *env.Env, d Defaults) { *defaultsOf(e) = d }

// millis is a number as the script set it, milliseconds as a rule.
type millis float64

func (m millis) duration() time.Duration {
	if !(m > 0) {
		return 0
	}
	return time.Duration(math.Min(float64(m), math.MaxInt32)) * time.Millisecond
}

// choice is a boolean, or undefined.
type choice struct{ set, on bool }

// newServer is a server with Node's defaults.
func newServer(e *env.Env) *Server {
	s := &Server{
		env:              e,
		options:          options{requireHost: choice{true, true}, rejectBodies: choice{true, false}, allowHalfOpen: choice{true, false}, sweepEvery: 30_000},
		keepAliveTimeout: 5_000,
		headersTimeout:   60_000,
		requestTimeout:   300_000,
		maxHeadersCount:  -1,
	}
	s.Settings = net.Settings{AllowHalfOpen: true, NoDelay: true}
	s.Take = s.take
	return s
}

// mark is how much may wait to be written.
func (s *Server) mark() int {
	if s.HighWaterMark > 0 {
		return s.HighWaterMark
	}
	return stream.HighWaterMark(s.env)
}

// configure takes createServer's options, in Node's order.
func (s *Server) configure(opts engine.Value) (err error) {
	e, eng := s.env, s.env.Engine
	get := func(name string) (engine.Value, bool) {
		v := eng.Undefined()
		if err == nil {
			v, err = eng.Get(opts, name)
		}
		return v, err == nil && eng.TypeOf(v) != engine.Undefined
	}
	number := func(name string, to *millis) (set bool) {
		v, set := get(name)
		if set {
			var n int64
			n, err = e.IntArg(name, v, 0, 1<<53-1)
			*to = millis(n)
		}
		return set
	}
	boolean := func(name string, to *choice) {
		v, set := get(name)
		if !set {
			return
		}
		if eng.TypeOf(v) != engine.Boolean {
			err = e.InvalidArgType("options."+name, "of type boolean", v)
		}
		*to = choice{true, eng.ToBool(v)}
	}
	for _, class := range [...]struct {
		name string
		to   *engine.Value
	}{{"IncomingMessage", &s.options.incoming}, {"ServerResponse", &s.options.response}} {
		if v, set := get(class.name); set && eng.ToBool(v) {
			*class.to = e.Keep(v)
		}
	}
	s.options.headerSizeSet = number("maxHeaderSize", &s.options.maxHeaderSize)
	boolean("insecureHTTPParser", &s.options.insecure)
	number("requestTimeout", &s.requestTimeout)
	if !number("headersTimeout", &s.headersTimeout) {
		s.headersTimeout = min(s.headersTimeout, s.requestTimeout)
	} else if err == nil && s.requestTimeout > 0 && s.headersTimeout > s.requestTimeout {
		v, _ := get("headersTimeout")
		err = e.OutOfRange("headersTimeout", "<= requestTimeout", v)
	}
	number("keepAliveTimeout", &s.keepAliveTimeout)
	number("connectionsCheckingInterval", &s.options.sweepEvery)
	boolean("requireHostHeader", &s.options.requireHost)
	boolean("joinDuplicateHeaders", &s.options.joinDuplicates)
	boolean("rejectNonStandardBodyWrites", &s.options.rejectBodies)
	if err != nil {
		return err
	}
	if err = s.Settings.Read(e, opts); err != nil {
		return err
	}
	s.AllowHalfOpen, s.PauseOnConnect = true, false
	if v, _ := get("noDelay"); lang.IsNullish(e, v) {
		s.NoDelay = true
	}
	if v, _ := get("uniqueHeaders"); err == nil && eng.Class(v) == "Array" {
		for i := range lang.Length(e, v) {
			name, err := eng.Get(v, i)
			if err != nil {
				return err
			}
			s.options.unique = append(s.options.unique, strings.ToLower(e.Text(name)))
		}
	}
	return err
}
