package http

import (
	"cmp"
	"encoding/base64"
	"math"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// requestArgs sorts (url[, options][, callback]) and (options[, callback]): a
// fresh object of all options, and the callback.
func (cl *client) requestArgs(c *engine.Call) (options, callback engine.Value, err error) {
	e, eng := cl.env, cl.env.Engine
	input, given, callback := c.Arg(0), c.Arg(1), c.Arg(2)
	switch isText := eng.TypeOf(input) == engine.String; {
	case isText || cl.isURL(input):
		module, err := e.Require("url")
		if err != nil {
			return nil, nil, err
		}
		if isText {
			class, err := eng.Get(module, "URL")
			if err == nil {
				input, err = eng.Construct(class, input)
			}
			if err != nil {
				return nil, nil, err
			}
		}
		if options, err = invoke(e, module, "urlToHttpOptions", input); err != nil {
			return nil, nil, err
		}
	default:
		callback, given = given, input
		options = eng.NewObject(eng.Null())
	}
	if eng.TypeOf(given) == engine.Function {
		return options, given, nil
	}
	return options, callback, merge(eng, options, given)
}

// isURL tells a URL from options: by what only it has.
func (cl *client) isURL(v engine.Value) bool {
	e, eng := cl.env, cl.env.Engine
	if !lang.IsObject(e, v) {
		return false
	}
	if !lang.Truthy(e, v, "href") || !lang.Truthy(e, v, "protocol") {
		return false
	}
	for _, name := range [...]string{"auth", "path"} {
		if p, err := eng.Get(v, name); err != nil || eng.TypeOf(p) != engine.Undefined {
			return false
		}
	}
	return true
}

// hostOption checks hostname or host; nil if it is not there.
func hostOption(o *object, e *env.Env, name string) (engine.Value, error) {
	v := o.get(name)
	switch e.Engine.TypeOf(v) {
	case engine.Undefined, engine.Null:
		return nil, o.err
	case engine.String:
		if e.Text(v) == "" {
			return nil, o.err
		}
		return v, o.err
	}
	return nil, cmp.Or(o.err, e.InvalidArgType("options."+name, "of type string or one of undefined or null", v))
}

// chooseAgent finds the agent: options.agent, or the one that everybody shares.
// It gives the protocol to expect, too.
func (r *clientRequest) chooseAgent(cl *client, o *object) (protocol string, err error) {
	e, eng := r.env, r.env.Engine
	standard := o.get("_defaultAgent")
	if !eng.ToBool(standard) {
		if standard, err = cl.agents.globalAgent(); err != nil {
			return "", err
		}
	}
	agent := o.get("agent")
	if o.err != nil {
		return "", o.err
	}
	switch t := eng.TypeOf(agent); {
	case t == engine.Boolean && !eng.ToBool(agent):
		class, err := eng.Get(standard, "constructor")
		if err == nil {
			agent, err = eng.Construct(class)
		}
		if err != nil {
			return "", err
		}
	case t == engine.Undefined || t == engine.Null:
		if eng.TypeOf(o.get("createConnection")) != engine.Function {
			agent = standard
		}
	default:
		add, err := eng.Get(agent, "addRequest")
		if err != nil {
			return "", err
		}
		if eng.TypeOf(add) != engine.Function {
			return "", e.InvalidArgType("options.agent", "one of Agent-like Object, undefined, or false", agent)
		}
	}
	if err := eng.Set(r.this, "agent", agent); err != nil {
		return "", err
	}
	expect := object{eng: eng, this: standard}
	wanted := expect.get("protocol")
	r.protocol = e.Text(o.or("protocol", wanted))
	if eng.ToBool(agent) {
		r.agent = eng.Hold(agent)
		own := object{eng: eng, this: agent}
		wanted = own.or("protocol", wanted)
		expect.err = cmp.Or(expect.err, own.err)
	}
	return e.Text(wanted), cmp.Or(o.err, expect.err)
}

// configure reads the options of a new request, in Node's order, and fills in
// port and host; the rest is the connection's.
func (r *clientRequest) configure(cl *client, options, callback engine.Value) error {
	e, eng := r.env, r.env.Engine
	o := object{eng: eng, this: options}
	expected, err := r.chooseAgent(cl, &o)
	if err != nil {
		return err
	}
	if path := o.get("path"); eng.ToBool(path) {
		if r.path, err = eng.ToString(path); err != nil {
			return err
		}
		for _, c := range r.path {
			if c <= ' ' || c > 0xff {
				return e.Throw(env.TypeError, "ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters")
			}
		}
	}
	if r.protocol != expected {
		return e.Throw(env.TypeError, "ERR_INVALID_PROTOCOL", `Protocol "`+r.protocol+`" not supported. Expected "`+expected+`"`)
	}
	standardPort := o.or("defaultPort", nil)
	if standardPort == nil && r.agent != nil {
		agent := object{eng: eng, this: r.agent}
		standardPort = agent.or("defaultPort", nil)
		o.err = cmp.Or(o.err, agent.err)
	}
	port := standardPort
	if port == nil {
		port = eng.Number(80)
	}
	port = o.or("port", port)
	host, err := hostOption(&o, e, "hostname")
	if host == nil && err == nil {
		host, err = hostOption(&o, e, "host")
	}
	if err != nil {
		return err
	}
	if host == nil {
		host = eng.String("localhost")
	}
	r.host = e.Text(host)
	setHost := o.get("setHost")
	o.set("port", port)
	o.set("host", host)
	if err := eng.Set(r.this, "socketPath", o.get("socketPath")); err != nil {
		return err
	}
	if v := o.get("timeout"); eng.TypeOf(v) != engine.Undefined {
		if r.timeout, err = duration(e, "timeout", v); err != nil {
			return err
		}
	}
	if signal := o.get("signal"); eng.ToBool(signal) {
		module, err := e.Require("stream")
		if err == nil {
			_, err = invoke(e, module, "addAbortSignal", signal, r.this)
		}
		if err == nil {
			_, err = eng.Delete(options, "signal")
		}
		if err != nil {
			return err
		}
	}
	if err := r.configureMessage(&o); err != nil {
		return err
	}
	if eng.ToBool(callback) {
		if err := e.Func("listener", callback); err != nil {
			return err
		}
		if err := r.emitter.Once(e, r.this, "response", callback); err != nil {
			return err
		}
	}
	if r.agent != nil {
		agent := object{eng: eng, this: r.agent}
		r.last = true
		most := agent.get("maxSockets")
		limited := eng.TypeOf(most) == engine.Number && !math.IsInf(agent.number("maxSockets"), 0) && !lang.IsNaN(e, most)
		if limited || eng.ToBool(agent.get("keepAlive")) {
			r.last = false
			r.state |= resKeepAlive
		}
		o.err = cmp.Or(o.err, agent.err)
	}
	if o.err != nil {
		return o.err
	}
	wantHost := eng.TypeOf(setHost) == engine.Undefined || eng.ToBool(setHost)
	return r.configureHeaders(&o, wantHost, port, standardPort)
}

// configureMessage reads the method, and how the answer is to be parsed.
func (r *clientRequest) configureMessage(o *object) error {
	e, eng := r.env, r.env.Engine
	switch method := o.get("method"); eng.TypeOf(method) {
	case engine.String:
		text := e.Text(method)
		if text == "" {
			break
		}
		if !http1.IsToken(text) {
			return e.Throw(env.TypeError, "ERR_INVALID_HTTP_TOKEN", `Method must be a valid HTTP token ["`+text+`"]`)
		}
		r.method = strings.ToUpper(text)
	case engine.Undefined, engine.Null:
	default:
		return cmp.Or(o.err, e.InvalidArgType("options.method", "of type string", method))
	}
	switch r.method {
	case "GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT":
		r.state |= resNoChunking
	}
	size, most := o.get("maxHeaderSize"), 0
	if eng.TypeOf(size) != engine.Undefined {
		n, err := e.IntArg("maxHeaderSize", size, 0, 1<<53-1)
		if err != nil {
			return err
		}
		most = int(min(n, math.MaxInt32))
	}
	var insecure choice
	for _, b := range [...]struct {
		name string
		to   *bool
	}{{"insecureHTTPParser", &insecure.on}, {"joinDuplicateHeaders", &r.joinDuplicates}} {
		v := o.get(b.name)
		if t := eng.TypeOf(v); t != engine.Undefined && t != engine.Boolean {
			return cmp.Or(o.err, e.InvalidArgType("options."+b.name, "of type boolean", v))
		}
		*b.to = eng.ToBool(v)
		insecure.set = insecure.set || b.to == &insecure.on && eng.TypeOf(v) == engine.Boolean
		if o.err == nil {
			o.err = eng.Set(r.this, b.name, v)
		}
	}
	r.parse = parserOptions(e, most, insecure)
	return cmp.Or(o.err, eng.Set(r.this, "maxHeaderSize", size))
}

// configureHeaders sets what options.headers says, and what a request has of
// itself. A list of headers is all there is.
func (r *clientRequest) configureHeaders(o *object, wantHost bool, port, standardPort engine.Value) error {
	e, eng := r.env, r.env.Engine
	given := o.get("headers")
	unique := o.get("uniqueHeaders")
	if eng.Class(given) == "Array" {
		list, err := headerList(e, "header", given)
		if err == nil {
			err = r.render(list, -1)
		}
		for i := range list {
			list[i].release(eng)
		}
		return cmp.Or(err, r.setUnique(unique))
	}
	if lang.IsObject(e, given) {
		keys, err := eng.Keys(given, false)
		if err != nil {
			return err
		}
		for _, k := range keys {
			name, ok := k.(string)
			if !ok {
				if i, isInt := k.(int); isInt {
					name = e.Text(eng.Number(float64(i)))
				} else {
					continue
				}
			}
			v, err := eng.Get(given, name)
			if err == nil {
				err = r.setHeader(eng.String(name), v)
			}
			if err != nil {
				return err
			}
		}
	}
	if wantHost && !r.headers.full("host") {
		r.headers.put(eng, header{name: "Host", lower: "host", text: r.hostHeader(port, standardPort)})
	}
	if auth := o.get("auth"); eng.ToBool(auth) && !r.headers.full("authorization") {
		b, err := r.authBytes(auth)
		if err != nil {
			return err
		}
		r.headers.put(eng, header{name: "Authorization", lower: "authorization", text: "Basic " + base64.StdEncoding.EncodeToString(b)})
	}
	if r.headers.full("expect") {
		if err := r.render(r.headers.list, -1); err != nil {
			return err
		}
	}
	return cmp.Or(o.err, r.setUnique(unique))
}

// hostHeader is the host with a port that is not the usual one.
func (r *clientRequest) hostHeader(port, standardPort engine.Value) string {
	eng := r.env.Engine
	host := r.host
	if strings.Count(host, ":") > 1 && host[0] != '[' {
		host = "[" + host + "]"
	}
	number, err := eng.ToNumber(port)
	if !eng.ToBool(port) || standardPort != nil && eng.TypeOf(standardPort) == engine.Number && err == nil && eng.Same(eng.Number(number), standardPort) {
		return host
	}
	return host + ":" + r.env.Text(port)
}

// authBytes is Buffer.from(auth), of a text as a rule.
func (r *clientRequest) authBytes(auth engine.Value) ([]byte, error) {
	e, eng := r.env, r.env.Engine
	if eng.TypeOf(auth) == engine.String {
		return []byte(e.Text(auth)), nil
	}
	module, err := e.Require("buffer")
	if err != nil {
		return nil, err
	}
	class, err := eng.Get(module, "Buffer")
	if err != nil {
		return nil, err
	}
	v, err := invoke(e, class, "from", auth)
	if err != nil {
		return nil, err
	}
	b, _ := buffer.Bytes(e, v)
	return append([]byte(nil), b...), nil
}

// setUnique reads options.uniqueHeaders: fields whose lines are joined.
func (r *clientRequest) setUnique(v engine.Value) error {
	e, eng := r.env, r.env.Engine
	if eng.Class(v) != "Array" {
		return nil
	}
	r.unique = map[string]bool{}
	for i := range lang.Length(e, v) {
		name, err := eng.Get(v, i)
		if err != nil {
			return err
		}
		if eng.TypeOf(name) != engine.String {
			return e.Throw(env.TypeError, "", "headers[i].toLowerCase is not a function")
		}
		r.unique[lowerName(e.Text(name))] = true
	}
	return nil
}
