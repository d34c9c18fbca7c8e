package process

import (
	_ "embed" // environ.js
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// environSource makes process.env behave where there is a Proxy.
//
//go:embed environ.js
var environSource string

// lookup is a variable as it was when the program began.
func (p *process) lookup(name string) (value string, ok bool) {
	for _, pair := range p.o.Environ {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value, true
		}
	}
	return "", false
}

func (p *process) makeEnviron() (engine.Value, error) {
	eng := p.e.Engine
	obj := eng.NewObject(nil)
	for _, pair := range p.o.Environ {
		// Windows has names that begin with '='.
		i := strings.IndexByte(pair, '=')
		if i <= 0 {
			continue
		}
		if err := eng.Set(obj, pair[:i], eng.String(pair[i+1:])); err != nil {
			return nil, err
		}
	}
	proxy, err := eng.Get(eng.Global(), "Proxy")
	if err != nil {
		return nil, err
	}
	if eng.TypeOf(proxy) == engine.Function {
		wrap, err := eng.Function(engine.Source{File: "node:process", Text: environSource}, "environment")
		if err != nil {
			return nil, err
		}
		if obj, err = eng.Call(wrap, nil, obj); err != nil {
			return nil, err
		}
	}
	return p.e.Keep(obj), nil
}

// Environ is process.env as a child gets it, "NAME=value" each. What is no
// string is made one, as Node does on assignment; undefined too.
func Environ(e *env.Env) ([]string, error) {
	p := of(e)
	if p.object == nil {
		return p.o.Environ, nil
	}
	// A script may have put another object there.
	obj, err := e.Engine.Get(p.object, "env")
	if err != nil {
		return nil, err
	}
	keys, err := e.Engine.Keys(obj, false)
	if err != nil {
		return nil, err
	}
	list := make([]string, 0, len(keys))
	for _, k := range keys {
		name, ok := k.(string)
		if !ok {
			continue
		}
		v, err := e.Engine.Get(obj, k)
		if err != nil {
			return nil, err
		}
		text, err := e.Engine.ToString(v)
		if err != nil {
			return nil, err
		}
		list = append(list, name+"="+text)
	}
	return list, nil
}
