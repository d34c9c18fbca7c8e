package url

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// fields are the properties of a Url, in Node's order.
var fields = [...]string{"protocol", "slashes", "auth", "host", "port", "hostname", "hash", "search", "query", "pathname", "path", "href"}

// of is a field of u that is a text.
func (u *old) of(name string) *text {
	switch name {
	case "protocol":
		return &u.protocol
	case "auth":
		return &u.auth
	case "host":
		return &u.host
	case "port":
		return &u.port
	case "hostname":
		return &u.hostname
	case "hash":
		return &u.hash
	case "search":
		return &u.search
	case "query":
		return &u.query
	case "pathname":
		return &u.pathname
	case "path":
		return &u.path
	}
	return nil
}

func (st *state) loadOld() (err error) {
	e, eng := st.e, st.eng
	st.old, st.oldPrototype, err = e.Class("Url", 0, nil, func(c *engine.Call) (engine.Value, error) {
		for _, name := range fields {
			if err := eng.Set(c.This, name, eng.Null()); err != nil {
				return nil, err
			}
		}
		return c.This, nil
	})
	if err != nil {
		return err
	}
	return e.Functions(st.oldPrototype,
		env.Method{Name: "parse", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			u, query, err := st.readOld(c)
			if err != nil {
				return nil, err
			}
			return c.This, st.fill(c.This, u, query)
		}},
		env.Method{Name: "format", Func: func(c *engine.Call) (engine.Value, error) {
			text, err := st.formatObject(c.This)
			return eng.String(text), err
		}},
		env.Method{Name: "resolve", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			source, err := st.fromObject(c.This)
			if err != nil {
				return nil, err
			}
			rel, err := st.parseValue(c.Arg(0), true)
			if err != nil {
				return nil, err
			}
			return eng.String(source.resolve(rel).format()), nil
		}},
		env.Method{Name: "resolveObject", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return st.resolveOn(c.This, c.Arg(0))
		}},
		env.Method{Name: "parseHost", Func: func(c *engine.Call) (engine.Value, error) {
			u, err := st.fromObject(c.This)
			if err != nil {
				return nil, err
			}
			host := u.host.s
			if port := portPattern.FindString(host); port != "" {
				if port != ":" {
					if err := eng.Set(c.This, "port", eng.String(port[1:])); err != nil {
						return nil, err
					}
				}
				host = host[:len(host)-len(port)]
			}
			if host != "" {
				return c.Undefined, eng.Set(c.This, "hostname", eng.String(host))
			}
			return c.Undefined, nil
		}},
	)
}

// fill writes u into an object; query, if not nil, stands for its query.
func (st *state) fill(obj engine.Value, u *old, query engine.Value) error {
	eng := st.eng
	for _, name := range fields {
		v := eng.Null()
		switch t := u.of(name); {
		case name == "slashes":
			if u.slashes {
				v = eng.Bool(true)
			}
		case name == "href":
			v = eng.String(u.href)
		case name == "query" && query != nil:
			v = query
		case t.ok:
			v = eng.String(t.s)
		}
		if err := eng.Set(obj, name, v); err != nil {
			return err
		}
	}
	return nil
}

// fromObject reads what an object says of a URL.
func (st *state) fromObject(obj engine.Value) (*old, error) {
	eng := st.eng
	u := new(old)
	for _, name := range fields {
		v, err := eng.Get(obj, name)
		if err != nil {
			return nil, err
		}
		switch t := u.of(name); {
		case name == "slashes":
			u.slashes = eng.ToBool(v)
		case lang.IsNullish(st.e, v):
		case name == "href":
			u.href = st.e.Text(v)
		case name == "query" && lang.IsObject(st.e, v):
			s, err := st.querystring("stringify", v)
			if err != nil {
				return nil, err
			}
			*t = some(st.e.Text(s))
		case name == "query" && u.search.s == "":
			// A text is no query to url.format: it wants search.
		case eng.ToBool(v) || eng.TypeOf(v) == engine.String:
			s, err := st.text(v)
			if err != nil {
				return nil, err
			}
			*t = some(s)
		}
	}
	return u, nil
}

func (st *state) querystring(name string, arg engine.Value) (engine.Value, error) {
	module, err := st.e.Require("querystring")
	if err != nil {
		return nil, err
	}
	f, err := st.eng.Get(module, name)
	if err != nil {
		return nil, err
	}
	return st.eng.Call(f, module, arg)
}

// readOld reads the arguments of url.parse; query is an object if it was asked
// for.
func (st *state) readOld(c *engine.Call) (u *old, query engine.Value, err error) {
	eng := st.eng
	if eng.TypeOf(c.Arg(0)) != engine.String {
		return nil, nil, st.e.InvalidArgType("url", "of type string", c.Arg(0))
	}
	input := st.e.Text(c.Arg(0))
	u, err = st.parseText(input, eng.ToBool(c.Arg(2)))
	if err != nil {
		return nil, nil, err
	}
	if !eng.ToBool(c.Arg(1)) {
		return u, nil, nil
	}
	if !u.search.ok {
		return u, eng.NewObject(eng.Null()), nil
	}
	query, err = st.querystring("parse", eng.String(u.query.s))
	return u, query, err
}

func (st *state) oldParse(c *engine.Call) (engine.Value, error) {
	if lang.IsObject(st.e, c.Arg(0)) && lang.InstanceOf(st.e, c.Arg(0), st.old) {
		return c.Arg(0), nil
	}
	u, query, err := st.readOld(c)
	if err != nil {
		return nil, err
	}
	obj := st.eng.NewObject(st.oldPrototype)
	return obj, st.fill(obj, u, query)
}

// parseValue is a text parsed, or what a Url says.
func (st *state) parseValue(v engine.Value, slashesHost bool) (*old, error) {
	if lang.IsObject(st.e, v) {
		return st.fromObject(v)
	}
	if st.eng.TypeOf(v) != engine.String {
		return nil, st.e.InvalidArgType("url", "of type string", v)
	}
	return st.parseText(st.e.Text(v), slashesHost)
}

func (st *state) parseText(input string, slashesHost bool) (*old, error) {
	u, ok := parseOld(input, slashesHost)
	if !ok {
		return nil, st.invalid(input, nil)
	}
	if u.badPort && !st.warned {
		st.warned = true
		return u, st.e.EmitWarning(st.eng.String("The URL "+input+" is invalid. Future versions of Node.js will throw an error."),
			st.eng.String("DeprecationWarning"), st.eng.String("DEP0170"))
	}
	return u, nil
}

func (st *state) resolve(c *engine.Call) (engine.Value, error) {
	source, err := st.parseValue(c.Arg(0), true)
	if err != nil {
		return nil, err
	}
	rel, err := st.parseValue(c.Arg(1), true)
	if err != nil {
		return nil, err
	}
	return st.eng.String(source.resolve(rel).format()), nil
}

func (st *state) resolveObject(c *engine.Call) (engine.Value, error) {
	if !st.eng.ToBool(c.Arg(0)) {
		return c.Arg(1), nil
	}
	return st.resolveOn(c.Arg(0), c.Arg(1))
}

func (st *state) resolveOn(source, rel engine.Value) (engine.Value, error) {
	from, err := st.parseValue(source, true)
	if err != nil {
		return nil, err
	}
	to, err := st.parseValue(rel, true)
	if err != nil {
		return nil, err
	}
	obj := st.eng.NewObject(st.oldPrototype)
	return obj, st.fill(obj, from.resolve(to), nil)
}

func (st *state) formatObject(obj engine.Value) (string, error) {
	u, err := st.fromObject(obj)
	if err != nil {
		return "", err
	}
	return u.format(), nil
}

// format is url.format: of a URL with options, of anything else by its parts.
func (st *state) format(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	v := c.Arg(0)
	switch {
	case eng.TypeOf(v) == engine.String:
		u, err := st.parseValue(v, false)
		if err != nil {
			return nil, err
		}
		return eng.String(u.format()), nil
	case !lang.IsObject(e, v) || eng.TypeOf(v) == engine.Function:
		return nil, e.InvalidArgType("urlObject", "one of type object or string", v)
	}
	u, isURL := eng.Host(v).(*object)
	if !isURL {
		text, err := st.formatObject(v)
		return eng.String(text), err
	}
	auth, fragment, search, unicode := true, true, true, false
	if options := c.Arg(1); !lang.IsNullish(e, options) && eng.ToBool(options) {
		if eng.TypeOf(options) != engine.Object {
			return nil, e.InvalidArgType("options", "of type object", options)
		}
		for _, o := range [...]struct {
			name string
			to   *bool
		}{{"fragment", &fragment}, {"unicode", &unicode}, {"search", &search}, {"auth", &auth}} {
			v, err := eng.Get(options, o.name)
			if err != nil {
				return nil, err
			}
			if !lang.IsNullish(e, v) {
				*o.to = eng.ToBool(v)
			}
		}
	}
	r := u.record
	if unicode && r.host != "" {
		r.host = toUnicode(r.host)
	}
	return eng.String(r.text(auth, search, fragment)), nil
}
