package net

import (
	"net/netip"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/dns"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	uvdns "github.com/uvgo/uvgo/uv/dns"
)

// target is what a socket was asked to connect to.
type target struct {
	path      string // of a Unix socket, "" for none
	port      uint16
	host      string
	family    int          // 0, 4 or 6
	familyArg engine.Value // as it was given
	hints     int
	localAddr netip.Addr
	localPort uint16
	lookup    engine.Value // a script's own resolver; nil is the system's
	selecting bool         // autoSelectFamily
	timeout   float64      // of an attempt, in milliseconds
}

// connectArgs sorts the arguments of connect and listen: an object of options
// and a callback, undefined without one.
func (st *state) connectArgs(args []engine.Value) (options, callback engine.Value, err error) {
	eng := st.eng
	callback = eng.Undefined()
	if n := len(args); n > 0 && eng.TypeOf(args[n-1]) == engine.Function {
		callback = args[n-1]
		args = args[:n-1]
	}
	if len(args) == 0 {
		return eng.NewObject(nil), callback, nil
	}
	first := args[0]
	if t := eng.TypeOf(first); t == engine.Object || t == engine.Function {
		return first, callback, nil
	}
	options = eng.NewObject(nil)
	if eng.TypeOf(first) == engine.String && !isPort(st.e.Text(first)) {
		return options, callback, eng.Set(options, "path", first)
	}
	if err := eng.Set(options, "port", first); err != nil {
		return nil, nil, err
	}
	if len(args) > 1 && eng.TypeOf(args[1]) == engine.String {
		err = eng.Set(options, "host", args[1])
	}
	return options, callback, err
}

// isPort tells a text that is a number from a path; nothing at all is 0.
func isPort(s string) bool {
	if strings.TrimSpace(s) == "" {
		return true
	}
	f, err := strconv.ParseFloat(s, 64)
	return err == nil && f >= 0
}

// normalizeArgs is net._normalizeArgs, which libraries that wrap sockets call.
func (st *state) normalizeArgs(c *engine.Call) (engine.Value, error) {
	var args []engine.Value
	for i := range lang.Length(st.e, c.Arg(0)) {
		v, err := st.eng.Get(c.Arg(0), i)
		if err != nil {
			return nil, err
		}
		args = append(args, v)
	}
	options, callback, err := st.connectArgs(args)
	if err != nil {
		return nil, err
	}
	if st.eng.TypeOf(callback) == engine.Undefined {
		callback = st.eng.Null()
	}
	return st.eng.NewArray(options, callback), nil
}

// connect is net.connect.
func (st *state) connect(c *engine.Call) (engine.Value, error) {
	options, callback, err := st.connectArgs(c.Args)
	if err != nil {
		return nil, err
	}
	v, err := st.eng.Construct(st.socket, options)
	if err != nil {
		return nil, err
	}
	timeout, err := st.eng.Get(options, "timeout")
	if err == nil && st.eng.ToBool(timeout) {
		var set engine.Value
		if set, err = st.eng.Get(v, "setTimeout"); err == nil {
			_, err = st.eng.Call(set, v, timeout)
		}
	}
	if err != nil {
		return nil, err
	}
	connect, err := st.eng.Get(v, "connect")
	if err != nil {
		return nil, err
	}
	if _, err = st.eng.Call(connect, v, options, callback); err != nil {
		return nil, err
	}
	return v, nil
}

// reader reads one option after the other, until one throws into err: the rest is
// undefined then, and so is every option of what is no object.
func (st *state) reader(options engine.Value, err *error) func(name string) engine.Value {
	isObject := lang.IsObject(st.e, options)
	return func(name string) engine.Value {
		if *err == nil && isObject {
			var v engine.Value
			if v, *err = st.eng.Get(options, name); *err == nil {
				return v
			}
		}
		return st.eng.Undefined()
	}
}

// target reads the options of a connection.
func (s *Socket) target(options engine.Value) (t target, err error) {
	st, e, eng := s.st, s.st.e, s.st.eng
	get := st.reader(options, &err)
	if path := get("path"); err != nil || eng.ToBool(path) {
		if err == nil && eng.TypeOf(path) != engine.String {
			err = e.InvalidArgType("options.path", "of type string", path)
		}
		if err == nil {
			t.path = e.Text(path)
		}
		return t, err
	}
	t.timeout = st.selectTimeout
	t.host = "localhost"
	host, local, localPort, port := get("host"), get("localAddress"), get("localPort"), get("port")
	if err != nil {
		return t, err
	}
	if eng.ToBool(local) {
		if eng.TypeOf(local) != engine.String || version(e.Text(local)) == 0 {
			return t, e.Throw(env.TypeError, "ERR_INVALID_IP_ADDRESS", "Invalid IP address: "+e.Text(local))
		}
		t.localAddr = netip.MustParseAddr(e.Text(local))
	}
	if eng.ToBool(localPort) {
		if eng.TypeOf(localPort) != engine.Number {
			return t, e.InvalidArgType("options.localPort", "of type number", localPort)
		}
		f, _ := eng.ToNumber(localPort)
		t.localPort = uint16(f)
	}
	switch eng.TypeOf(port) {
	case engine.Undefined:
		return t, e.Throw(env.TypeError, "ERR_MISSING_ARGS", `The "options" or "port" or "path" argument must be specified`)
	case engine.Number, engine.String:
	default:
		return t, e.InvalidArgType("options.port", "one of type number or string", port)
	}
	if t.port, err = st.port("Port", port); err != nil {
		return t, err
	}
	if eng.ToBool(host) {
		if eng.TypeOf(host) != engine.String {
			return t, e.InvalidArgType("hostname", "of type string", host)
		}
		t.host = e.Text(host)
	}
	auto, timeout := get("autoSelectFamily"), get("autoSelectFamilyAttemptTimeout")
	t.selecting = st.selectFamily
	if err == nil && !lang.IsNullish(e, auto) {
		if eng.TypeOf(auto) != engine.Boolean {
			return t, e.InvalidArgType("options.autoSelectFamily", "of type boolean", auto)
		}
		t.selecting = eng.ToBool(auto)
	}
	if err == nil && !lang.IsNullish(e, timeout) {
		var ms int64
		if ms, err = e.IntArg("options.autoSelectFamilyAttemptTimeout", timeout, 1, 1<<31-1); err == nil {
			t.timeout = float64(max(ms, shortestAttempt))
		}
	}
	if version(t.host) != 0 || err != nil {
		return t, err
	}
	t.lookup = dns.Patched(e)
	if lookup := get("lookup"); err == nil && eng.ToBool(lookup) {
		if eng.TypeOf(lookup) != engine.Function {
			return t, e.InvalidArgType("options.lookup", "of type function", lookup)
		}
		t.lookup = lookup
	}
	family, hints := get("family"), get("hints")
	t.familyArg = family
	if err == nil && !lang.IsNullish(e, family) {
		f, numeric := 0.0, eng.TypeOf(family) == engine.Number
		if numeric {
			f, _ = eng.ToNumber(family)
		} else if text := e.Text(family); text == "IPv4" || text == "IPv6" {
			f, numeric = float64(text[3]-'0'), true
		}
		if !numeric || f != 0 && f != 4 && f != 6 {
			return t, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", "The property 'options.family' must be one of: 0, 4, 6. Received "+e.Inspect(family))
		}
		t.family = int(f)
	}
	if err == nil && eng.TypeOf(hints) == engine.Number {
		f, _ := eng.ToNumber(hints)
		if t.hints = int(f); t.hints&^(uvdns.AI_ADDRCONFIG|uvdns.AI_V4MAPPED|uvdns.AI_ALL) != 0 {
			return t, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", "The argument 'hints' is invalid. Received "+e.Inspect(hints))
		}
	}
	return t, err
}
