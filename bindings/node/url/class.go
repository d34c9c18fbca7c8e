package url

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// object is the host of a URL.
type object struct {
	record
	st     *state
	params *params // of searchParams, nil until somebody looks
}

// hiddenParams is where an object keeps its searchParams: as a property, so that
// the two are collected together.
const hiddenParams = "__searchParams"

func (st *state) loadURL() (err error) {
	e, eng := st.e, st.eng
	st.url, st.urlPrototype, err = webclass.New(e, "URL", 1, nil, st.newURL)
	if err != nil {
		return err
	}
	proto := st.urlPrototype
	whole := func(c *engine.Call) (engine.Value, error) {
		u, err := st.objectOf(c.This)
		if err != nil {
			return nil, err
		}
		return eng.String(u.href()), nil
	}
	if err = e.Functions(proto, env.Method{Name: "toString", Func: whole}); err != nil {
		return err
	}
	for _, part := range parts {
		get := func(this engine.Value) (engine.Value, error) {
			u, err := st.objectOf(this)
			if err != nil {
				return nil, err
			}
			return eng.String(part.get(&u.record)), nil
		}
		set := func(this, v engine.Value) error {
			u, err := st.objectOf(this)
			if err != nil {
				return err
			}
			text, err := st.text(v)
			if err != nil {
				return err
			}
			if part.name == "href" {
				return u.setHref(text)
			}
			part.set(&u.record, text)
			if part.name == "search" {
				u.reread()
			}
			return nil
		}
		if part.set == nil && part.name != "href" {
			set = nil
		}
		if part.name == "searchParams" {
			get = st.searchParams
		}
		if err = e.Accessor(proto, part.name, true, get, set); err != nil {
			return err
		}
	}
	if err = e.Functions(proto, env.Method{Name: "toJSON", Func: whole}); err != nil {
		return err
	}
	if err = webclass.Tag(e, proto, "URL"); err != nil {
		return err
	}
	return e.Functions(st.url,
		env.Method{Name: "parse", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			input, base, err := st.urlArgs(c)
			if err != nil {
				return nil, err
			}
			u, ok := parseOn(input, base)
			if !ok {
				return eng.Null(), nil
			}
			return st.wrap(u), nil
		}},
		env.Method{Name: "canParse", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			input, base, err := st.urlArgs(c)
			if err != nil {
				return nil, err
			}
			_, ok := parseOn(input, base)
			return eng.Bool(ok), nil
		}},
		env.Method{Name: "createObjectURL", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, e.InvalidArgType("obj", "an instance of Blob", c.Arg(0))
		}},
		env.Method{Name: "revokeObjectURL", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			if len(c.Args) == 0 {
				return nil, webclass.MissingArgs(e, "url")
			}
			return c.Undefined, nil
		}},
	)
}

// parts are the accessors of a URL, in Node's order.
var parts = [...]struct {
	name string
	get  func(u *record) string
	set  func(u *record, text string)
}{
	{"href", (*record).href, nil},
	{"origin", (*record).origin, nil},
	{"protocol", func(u *record) string { return u.scheme + ":" }, func(u *record, text string) {
		reparse(u, text+":", schemeStart)
	}},
	{"username", func(u *record) string { return u.username }, func(u *record, text string) {
		if !u.barred() {
			u.username = encoded(text, userinfoSet)
		}
	}},
	{"password", func(u *record) string { return u.password }, func(u *record, text string) {
		if !u.barred() {
			u.password = encoded(text, userinfoSet)
		}
	}},
	{"host", (*record).hostAndPort, func(u *record, text string) {
		if !u.opaque {
			reparse(u, text, hostState)
		}
	}},
	{"hostname", func(u *record) string { return u.host }, func(u *record, text string) {
		if !u.opaque {
			reparse(u, text, hostnameState)
		}
	}},
	{"port", func(u *record) string {
		_, port, _ := strings.Cut(u.hostAndPort()[len(u.host):], ":")
		return port
	}, func(u *record, text string) {
		switch {
		case u.barred():
		case text == "":
			u.port = -1
		default:
			reparse(u, text, portState)
		}
	}},
	{"pathname", (*record).pathname, func(u *record, text string) {
		if !u.opaque {
			u.path = nil
			reparse(u, text, pathStart)
		}
	}},
	{"search", (*record).search, func(u *record, text string) {
		u.query, u.hasQuery = "", text != ""
		if u.hasQuery {
			reparse(u, strings.TrimPrefix(text, "?"), queryState)
		}
	}},
	{"searchParams", nil, nil},
	{"hash", (*record).hash, func(u *record, text string) {
		u.fragment, u.hasFragment = "", text != ""
		if u.hasFragment {
			reparse(u, strings.TrimPrefix(text, "#"), fragmentState)
		}
	}},
}

func (st *state) objectOf(this engine.Value) (*object, error) {
	if lang.IsObject(st.e, this) {
		if u, ok := st.eng.Host(this).(*object); ok {
			return u, nil
		}
	}
	return nil, st.e.Throw(env.TypeError, "", "Receiver must be an instance of class URL")
}

// urlArgs are (url, base); base is nil without one.
func (st *state) urlArgs(c *engine.Call) (input string, base *string, err error) {
	if len(c.Args) == 0 {
		return "", nil, webclass.MissingArgs(st.e, "url")
	}
	if input, err = st.text(c.Args[0]); err != nil {
		return "", nil, err
	}
	if v := c.Arg(1); st.eng.TypeOf(v) != engine.Undefined {
		text, err := st.text(v)
		return input, &text, err
	}
	return input, nil, nil
}

func parseOn(input string, base *string) (*record, bool) {
	if base == nil {
		return parse(input, nil)
	}
	on, ok := parse(*base, nil)
	if !ok {
		return nil, false
	}
	return parse(input, on)
}

func (st *state) newURL(c *engine.Call) (engine.Value, error) {
	input, base, err := st.urlArgs(c)
	if err != nil {
		return nil, err
	}
	u, ok := parseOn(input, base)
	if !ok {
		return nil, st.invalid(input, base)
	}
	st.eng.SetHost(c.This, &object{record: *u, st: st})
	return c.This, nil
}

// wrap makes a URL of a record.
func (st *state) wrap(u *record) engine.Value {
	v := st.eng.NewObject(st.urlPrototype)
	st.eng.SetHost(v, &object{record: *u, st: st})
	return v
}

// invalid is ERR_INVALID_URL.
func (st *state) invalid(input string, base *string) error {
	v := st.e.NewError(env.TypeError, "", "Invalid URL")
	fields := [][2]string{{"code", "ERR_INVALID_URL"}, {"input", input}}
	if base != nil {
		fields = append(fields, [2]string{"base", *base})
	}
	for _, f := range fields {
		if err := st.eng.Set(v, f[0], st.eng.String(f[1])); err != nil {
			return err
		}
	}
	return st.e.ThrowValue(v)
}

func (u *object) setHref(text string) error {
	parsed, ok := parse(text, nil)
	if !ok {
		return u.st.invalid(text, nil)
	}
	u.record = *parsed
	u.reread()
	return nil
}

// reread makes searchParams what the query says.
func (u *object) reread() {
	if u.params != nil {
		u.params.list = parseForm(u.query)
	}
}

func (st *state) searchParams(this engine.Value) (engine.Value, error) {
	u, err := st.objectOf(this)
	if err != nil {
		return nil, err
	}
	eng := st.eng
	if u.params != nil {
		p, _, err := eng.Own(this, hiddenParams)
		return p.Value, err
	}
	v := eng.NewObject(st.paramsPrototype)
	u.params = &params{st: st, list: parseForm(u.query), url: u}
	eng.SetHost(v, u.params)
	return v, eng.Define(this, hiddenParams, engine.Property{Value: v})
}

// InspectCustom shows a URL by its parts.
func (u *object) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	st, eng := u.st, u.st.eng
	name := lang.ClassName(st.e, v, "undefined")
	if o.Depth < 0 {
		return name + " {}", nil
	}
	obj := eng.NewObject(nil)
	for _, part := range parts {
		value, err := eng.Get(v, part.name)
		if err == nil {
			err = eng.Set(obj, part.name, value)
		}
		if err != nil {
			return "", err
		}
	}
	inner := *o
	inner.Depth = o.WholeDepth()
	text, err := in.Inspect(obj, &inner)
	return name + " " + text, err
}
