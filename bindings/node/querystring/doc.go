// Package querystring is the querystring module. Escape, Unescape and Parse are
// there for other packages.
package querystring

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Module is require('querystring').
var Module = env.Module{Name: "querystring", Load: load}

// module is querystring of one Env. Scripts may put their own escape and
// unescape into exports, and those are called then.
type module struct {
	e                *env.Env
	eng              engine.Engine
	exports          engine.Value
	escape, unescape engine.Value // ours
}

func load(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	m := &module{e: e, eng: eng, exports: eng.Hold(eng.NewObject(nil))}
	m.escape = eng.Hold(eng.NewFunc("qsEscape", 1, m.qsEscape))
	m.unescape = eng.Hold(eng.NewFunc("qsUnescape", 2, m.qsUnescape))
	stringify := eng.NewFunc("stringify", 4, m.stringify)
	parse := eng.NewFunc("parse", 4, m.parse)
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{
		{"unescapeBuffer", eng.NewFunc("unescapeBuffer", 2, m.unescapeBuffer)}, {"unescape", m.unescape}, {"escape", m.escape},
		{"stringify", stringify}, {"encode", stringify}, {"parse", parse}, {"decode", parse},
	} {
		if err := eng.Set(m.exports, p.name, p.value); err != nil {
			return nil, err
		}
	}
	return m.exports, nil
}

func (m *module) qsEscape(c *engine.Call) (engine.Value, error) {
	text, err := m.eng.ToString(c.Arg(0))
	if err != nil {
		return nil, err
	}
	return m.escaped(text)
}

func (m *module) escaped(text string) (engine.Value, error) {
	out, ok := Escape(text)
	if !ok {
		return nil, m.e.Throw("URIError", "ERR_INVALID_URI", "URI malformed")
	}
	return m.eng.String(out), nil
}

func (m *module) qsUnescape(c *engine.Call) (engine.Value, error) {
	text, err := m.eng.ToString(c.Arg(0))
	if err != nil {
		return nil, err
	}
	return m.eng.String(Unescape(text, m.eng.ToBool(c.Arg(1)))), nil
}

func (m *module) unescapeBuffer(c *engine.Call) (engine.Value, error) {
	text, err := m.eng.ToString(c.Arg(0))
	if err != nil {
		return nil, err
	}
	return buffer.New(m.e, unescapeBytes(buffer.Encode(text, buffer.Latin1), m.eng.ToBool(c.Arg(1)))), nil
}

// option is a function among the options, or what exports has instead. own
// says that it is none of ours.
func (m *module) option(options engine.Value, name, instead string, ours engine.Value) (f engine.Value, own bool, err error) {
	if f, err = m.eng.Get(m.exports, instead); err != nil {
		return nil, false, err
	}
	if lang.IsObject(m.e, options) {
		v, err := m.eng.Get(options, name)
		if err != nil {
			return nil, false, err
		}
		if m.eng.TypeOf(v) == engine.Function {
			f = v
		}
	}
	return f, !m.eng.Same(f, ours), nil
}

// separator is a string between pairs, or between a name and its value.
func (m *module) separator(v engine.Value, otherwise string) (string, error) {
	if !m.eng.ToBool(v) {
		return otherwise, nil
	}
	return m.eng.ToString(v)
}
