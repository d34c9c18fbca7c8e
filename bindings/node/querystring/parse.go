package querystring

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// pair is one name and value, still encoded.
type pair struct{ name, value string }

// cut takes the first pair off text; ok is false where there is nothing
// between two separators.
func cut(text, separator, equals string) (p pair, rest string, ok bool) {
	text, rest, _ = strings.Cut(text, separator)
	p.name, p.value, _ = strings.Cut(text, equals)
	return p, rest, text != ""
}

// parse is querystring.parse(text, separator, equals, { maxKeys,
// decodeURIComponent }).
func (m *module) parse(c *engine.Call) (engine.Value, error) {
	eng := m.eng
	obj := eng.NewObject(eng.Null())
	if eng.TypeOf(c.Arg(0)) != engine.String {
		return obj, nil
	}
	text, err := eng.ToString(c.Arg(0))
	if err != nil {
		return nil, err
	}
	separator, err := m.separator(c.Arg(1), "&")
	if err != nil {
		return nil, err
	}
	equals, err := m.separator(c.Arg(2), "=")
	if err != nil {
		return nil, err
	}
	left, err := m.maxKeys(c.Arg(3))
	if err != nil {
		return nil, err
	}
	decode, own, err := m.option(c.Arg(3), "decodeURIComponent", "unescape", m.unescape)
	if err != nil {
		return nil, err
	}
	component := func(text string) (engine.Value, error) {
		if own {
			return m.decodeOwn(decode, strings.ReplaceAll(text, "+", "%20"))
		}
		if text = strings.ReplaceAll(text, "+", " "); encoded(text) {
			text = Unescape(text, false)
		}
		return eng.String(text), nil
	}
	collected := newCollector(m)
	for more := true; more && text != ""; {
		var p pair
		var ok bool
		p, text, ok = cut(text, separator, equals)
		if ok {
			name, err := component(p.name)
			if err != nil {
				return nil, err
			}
			value, err := component(p.value)
			if err != nil {
				return nil, err
			}
			if err := collected.add(name, value); err != nil {
				return nil, err
			}
		}
		left--
		more = left != 0
	}
	return obj, collected.into(obj)
}

// maxKeys is how many pairs are taken; negative for all. A fraction never
// comes down to 0.
func (m *module) maxKeys(options engine.Value) (float64, error) {
	if !lang.IsObject(m.e, options) {
		return 1000, nil
	}
	v, err := m.eng.Get(options, "maxKeys")
	if err != nil || m.eng.TypeOf(v) != engine.Number {
		return 1000, err
	}
	n, err := m.eng.ToNumber(v)
	if err != nil || !(n > 0) {
		return -1, err
	}
	return n, nil
}

// decodeOwn calls a decoder of the script's. One that throws gives way to
// unescape. Empty texts are not worth a call.
func (m *module) decodeOwn(decode engine.Value, text string) (engine.Value, error) {
	v := m.eng.String(text)
	if text == "" {
		return v, nil
	}
	decoded, err := m.eng.Call(decode, nil, v)
	if err == nil || env.Ended(err) {
		return decoded, err
	}
	unescape, err := m.eng.Get(m.exports, "unescape")
	if err != nil {
		return nil, err
	}
	return m.eng.Call(unescape, m.exports, v, m.eng.Bool(true))
}

// collector gathers values by name, in the order in which names were first
// seen.
type collector struct {
	m     *module
	names []string
	lists map[string][]engine.Value
}

func newCollector(m *module) *collector {
	return &collector{m: m, lists: make(map[string][]engine.Value)}
}

func (c *collector) add(name, value engine.Value) error {
	text, err := c.m.eng.ToString(name)
	if err != nil {
		return err
	}
	if c.lists[text] == nil {
		c.names = append(c.names, text)
	}
	c.lists[text] = append(c.lists[text], c.m.eng.Hold(value))
	return nil
}

// into makes the properties: a value, or an array of several.
func (c *collector) into(obj engine.Value) error {
	for _, name := range c.names {
		list := c.lists[name]
		v := list[0]
		if len(list) > 1 {
			v = c.m.eng.NewArray(list...)
		}
		if err := c.m.eng.Set(obj, name, v); err != nil {
			return err
		}
		for _, v := range list {
			c.m.eng.Release(v)
		}
	}
	return nil
}
