package querystring

import (
	"math"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// stringify is querystring.stringify(obj, separator, equals, {
// encodeURIComponent }).
func (m *module) stringify(c *engine.Call) (engine.Value, error) {
	eng := m.eng
	separator, err := m.separator(c.Arg(1), "&")
	if err != nil {
		return nil, err
	}
	equals, err := m.separator(c.Arg(2), "=")
	if err != nil {
		return nil, err
	}
	encode, own, err := m.option(c.Arg(3), "encodeURIComponent", "escape", m.escape)
	if err != nil {
		return nil, err
	}
	obj := c.Arg(0)
	if eng.TypeOf(obj) != engine.Object {
		return eng.String(""), nil
	}
	if !own {
		encode = nil
	}
	keys, err := eng.Keys(obj, false)
	if err != nil {
		return nil, err
	}
	var out strings.Builder
	write := func(name string, v engine.Value) error {
		text, err := m.component(v, encode)
		if err != nil {
			return err
		}
		if out.Len() > 0 {
			out.WriteString(separator)
		}
		out.WriteString(name + equals + text)
		return nil
	}
	for _, key := range keys {
		name, ok := key.(string)
		if !ok {
			continue
		}
		v, err := eng.Get(obj, name)
		if err != nil {
			return nil, err
		}
		if name, err = m.component(eng.String(name), encode); err != nil {
			return nil, err
		}
		if eng.Class(v) != "Array" {
			if err := write(name, v); err != nil {
				return nil, err
			}
			continue
		}
		length, err := eng.Get(v, "length")
		if err != nil {
			return nil, err
		}
		n, err := m.e.Int(length)
		if err != nil {
			return nil, err
		}
		for i := range n {
			elem, err := eng.Get(v, i)
			if err != nil {
				return nil, err
			}
			if err := write(name, elem); err != nil {
				return nil, err
			}
		}
	}
	return eng.String(out.String()), nil
}

// component is a name or a value as it is written: what is no primitive is
// empty. encode is a function of the script's, or nil.
func (m *module) component(v, encode engine.Value) (string, error) {
	eng := m.eng
	text := ""
	switch eng.TypeOf(v) {
	case engine.String, engine.BigInt, engine.Boolean:
		text = m.e.Text(v)
	case engine.Number:
		if f, _ := eng.ToNumber(v); !math.IsInf(f, 0) && f == f {
			text = m.e.Text(v)
		}
	}
	if encode == nil {
		escaped, err := m.escaped(text)
		if err != nil {
			return "", err
		}
		return eng.ToString(escaped)
	}
	encoded, err := eng.Call(encode, nil, eng.String(text))
	if err != nil {
		return "", err
	}
	return eng.ToString(encoded)
}
