package util

import (
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// mimeType is the host value of a MIMEType.
type mimeType struct {
	kind, subtype string
	params        *mimeParams
	object        engine.Value // the MIMEParams
}

// mimeParams is the host value of a MIMEParams: names and values in order.
type mimeParams struct{ list [][2]string }

func (p *mimeParams) find(name string) int {
	for i := range p.list {
		if p.list[i][0] == name {
			return i
		}
	}
	return -1
}

func (p *mimeParams) String() string {
	var parts []string
	for _, x := range p.list {
		value := x[1]
		if value == "" || badToken(value) >= 0 {
			value = `"` + strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(value) + `"`
		}
		parts = append(parts, x[0]+"="+value)
	}
	return strings.Join(parts, ";")
}

const mimeSpace = "\r\n\t "

// badToken is where text has a character that no HTTP token has, -1 if it has
// none.
func badToken(text string) int {
	for i, r := range []rune(text) {
		if r >= 0x80 || !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("!#$%&'*+-.^_`|~", r)) {
			return i
		}
	}
	return -1
}

// badQuoted is where text has what cannot be quoted either.
func badQuoted(text string) int {
	for i, r := range []rune(text) {
		if r != '\t' && (r < ' ' || r == 0x7f || r > 0xff) {
			return i
		}
	}
	return -1
}

func (u *util) mimeSyntax(production, text string, at int) error {
	message := "The MIME syntax for a " + production + " in " + strconv.Quote(text) + " is invalid"
	if at >= 0 {
		message += " at " + strconv.Itoa(at)
	}
	return u.env.Throw(env.TypeError, "ERR_INVALID_MIME_SYNTAX", message)
}

// parseMIME splits a MIME type; rest is its parameters.
func (u *util) parseMIME(text string) (kind, subtype, rest string, err error) {
	kind, after, ok := strings.Cut(strings.TrimLeft(text, mimeSpace), "/")
	if at := badToken(kind); kind == "" || at >= 0 || !ok {
		return "", "", "", u.mimeSyntax("type", text, at)
	}
	subtype, rest, _ = strings.Cut(after, ";")
	subtype = strings.TrimRight(subtype, mimeSpace)
	if at := badToken(subtype); subtype == "" || at >= 0 {
		return "", "", "", u.mimeSyntax("subtype", text, at)
	}
	return strings.ToLower(kind), strings.ToLower(subtype), rest, nil
}

// parse reads parameters, and passes over what it cannot read.
func (p *mimeParams) parse(rest string) {
	for rest != "" {
		rest = strings.TrimLeft(rest, mimeSpace)
		end := strings.IndexAny(rest, ";=")
		if end < 0 {
			return
		}
		name := strings.ToLower(rest[:end])
		separator := rest[end]
		if rest = rest[end+1:]; separator == ';' {
			continue
		}
		if rest == "" {
			return
		}
		var value string
		quoted := rest[0] == '"'
		if quoted {
			value, rest = unquoteMIME(rest[1:])
		}
		junk, after, _ := strings.Cut(rest, ";")
		rest = after
		if !quoted {
			if value = strings.TrimRight(junk, mimeSpace); value == "" {
				continue
			}
		}
		if name != "" && badToken(name) < 0 && badQuoted(value) < 0 && p.find(name) < 0 {
			p.list = append(p.list, [2]string{name, value})
		}
	}
}

// unquoteMIME reads up to the closing quote, or to the end without one.
func unquoteMIME(text string) (value, rest string) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '"':
			return b.String(), text[i+1:]
		case text[i] == '\\' && i+1 < len(text):
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String(), ""
}

// mimeText is `${v}`.
func (u *util) mimeText(v engine.Value) (string, error) {
	if u.eng.TypeOf(v) == engine.Symbol {
		return "", u.env.Throw(env.TypeError, "", "Cannot convert a Symbol value to a string")
	}
	return u.eng.ToString(v)
}

type mimeParamsKey struct{}

// mimeParamsClass is util.MIMEParams.
func (u *util) mimeParamsClass() (engine.Value, error) {
	type loaded struct {
		class engine.Value
		err   error
	}
	l := env.State(u.env, mimeParamsKey{}, func() loaded {
		class, prototype, err := webclass.New(u.env, "MIMEParams", 0, nil, func(c *engine.Call) (engine.Value, error) {
			u.eng.SetHost(c.This, new(mimeParams))
			return c.Undefined, nil
		})
		if err == nil {
			err = u.mimeParamsMethods(prototype)
		}
		return loaded{class, err}
	})
	return l.class, l.err
}

func (u *util) mimeParamsMethods(prototype engine.Value) error {
	method := func(name string, length int, f func(p *mimeParams, c *engine.Call) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			if u.eng.TypeOf(c.This) == engine.Object {
				if p, ok := u.eng.Host(c.This).(*mimeParams); ok {
					return f(p, c)
				}
			}
			return nil, u.env.Throw(env.TypeError, "", "Cannot read private member #parse from an object whose class did not declare it")
		}}
	}
	list := func(name string, value func(x [2]string) engine.Value) env.Method {
		return method(name, 0, func(p *mimeParams, c *engine.Call) (engine.Value, error) {
			values := make([]engine.Value, len(p.list))
			for i, x := range p.list {
				values[i] = value(x)
			}
			return u.iterate(values)
		})
	}
	text := func(p *mimeParams, c *engine.Call) (engine.Value, error) { return u.eng.String(p.String()), nil }
	err := u.env.Methods(prototype,
		method("delete", 1, func(p *mimeParams, c *engine.Call) (engine.Value, error) {
			if i := p.find(u.env.Text(c.Arg(0))); i >= 0 {
				p.list = append(p.list[:i], p.list[i+1:]...)
			}
			return c.Undefined, nil
		}),
		method("get", 1, func(p *mimeParams, c *engine.Call) (engine.Value, error) {
			if i := p.find(u.env.Text(c.Arg(0))); i >= 0 {
				return u.eng.String(p.list[i][1]), nil
			}
			return u.eng.Null(), nil
		}),
		method("has", 1, func(p *mimeParams, c *engine.Call) (engine.Value, error) {
			return u.eng.Bool(p.find(u.env.Text(c.Arg(0))) >= 0), nil
		}),
		method("set", 2, func(p *mimeParams, c *engine.Call) (engine.Value, error) { return c.Undefined, u.mimeSet(p, c) }),
		list("entries", func(x [2]string) engine.Value { return u.eng.NewArray(u.eng.String(x[0]), u.eng.String(x[1])) }),
		list("keys", func(x [2]string) engine.Value { return u.eng.String(x[0]) }),
		list("values", func(x [2]string) engine.Value { return u.eng.String(x[1]) }),
		method("toString", 0, text),
		method("toJSON", 0, text))
	iterator := lang.Symbol(u.env, "iterator")
	if err != nil || iterator == nil {
		return err
	}
	entries, err := u.eng.Get(prototype, "entries")
	if err != nil {
		return err
	}
	return u.eng.Define(prototype, iterator, engine.Property{Value: entries, Writable: true, Configurable: true})
}

func (u *util) mimeSet(p *mimeParams, c *engine.Call) error {
	name, err := u.mimeText(c.Arg(0))
	if err != nil {
		return err
	}
	value, err := u.mimeText(c.Arg(1))
	if err != nil {
		return err
	}
	if at := badToken(name); name == "" || at >= 0 {
		return u.mimeSyntax("parameter name", name, at)
	}
	if at := badQuoted(value); at >= 0 {
		return u.mimeSyntax("parameter value", value, at)
	}
	if i := p.find(name); i >= 0 {
		p.list[i][1] = value
	} else {
		p.list = append(p.list, [2]string{name, value})
	}
	return nil
}

// mimeTypeClass is util.MIMEType.
func (u *util) mimeTypeClass() (engine.Value, error) {
	paramsClass, err := u.mimeParamsClass()
	if err != nil {
		return nil, err
	}
	class, prototype, err := webclass.New(u.env, "MIMEType", 1, nil, func(c *engine.Call) (engine.Value, error) {
		text, err := u.mimeText(c.Arg(0))
		if err != nil {
			return nil, err
		}
		m := new(mimeType)
		var rest string
		if m.kind, m.subtype, rest, err = u.parseMIME(text); err != nil {
			return nil, err
		}
		object, err := u.eng.Construct(paramsClass)
		if err != nil {
			return nil, err
		}
		m.object = u.eng.Hold(object)
		m.params = u.eng.Host(object).(*mimeParams)
		m.params.parse(rest)
		u.eng.SetHost(c.This, m)
		return c.Undefined, nil
	})
	if err != nil {
		return nil, err
	}
	of := func(this engine.Value) (*mimeType, error) {
		if u.eng.TypeOf(this) == engine.Object {
			if m, ok := u.eng.Host(this).(*mimeType); ok {
				return m, nil
			}
		}
		return nil, u.env.Throw(env.TypeError, "", "Cannot read private member #type from an object whose class did not declare it")
	}
	get := func(f func(m *mimeType) engine.Value) env.Getter {
		return func(this engine.Value) (engine.Value, error) {
			m, err := of(this)
			if err != nil {
				return nil, err
			}
			return f(m), nil
		}
	}
	set := func(production string, field func(m *mimeType) *string) env.Setter {
		return func(this, v engine.Value) error {
			m, err := of(this)
			if err != nil {
				return err
			}
			text, err := u.mimeText(v)
			if err != nil {
				return err
			}
			if at := badToken(text); text == "" || at >= 0 {
				return u.mimeSyntax(production, text, at)
			}
			*field(m) = strings.ToLower(text)
			return nil
		}
	}
	kind, subtype := func(m *mimeType) *string { return &m.kind }, func(m *mimeType) *string { return &m.subtype }
	for _, p := range [...]struct {
		name string
		get  env.Getter
		set  env.Setter
	}{
		{"type", get(func(m *mimeType) engine.Value { return u.eng.String(m.kind) }), set("type", kind)},
		{"subtype", get(func(m *mimeType) engine.Value { return u.eng.String(m.subtype) }), set("subtype", subtype)},
		{"essence", get(func(m *mimeType) engine.Value { return u.eng.String(m.kind + "/" + m.subtype) }), nil},
		{"params", get(func(m *mimeType) engine.Value { return m.object }), nil},
	} {
		if err := u.env.Accessor(prototype, p.name, false, p.get, p.set); err != nil {
			return nil, err
		}
	}
	text := func(c *engine.Call) (engine.Value, error) {
		m, err := of(c.This)
		if err != nil {
			return nil, err
		}
		full := m.kind + "/" + m.subtype
		if params := m.params.String(); params != "" {
			full += ";" + params
		}
		return u.eng.String(full), nil
	}
	return class, u.env.Methods(prototype, env.Method{Name: "toString", Func: text}, env.Method{Name: "toJSON", Func: text})
}
