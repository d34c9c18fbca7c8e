package url

import (
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// params is the host of a URLSearchParams.
type params struct {
	st   *state
	list []pair
	url  *object // whose query this is, nil for none
}

// changed writes the query of the URL anew.
func (p *params) changed() {
	if p.url != nil {
		p.url.query = formString(p.list)
		p.url.hasQuery = len(p.list) > 0
	}
}

func (st *state) loadParams() (err error) {
	e, eng := st.e, st.eng
	st.params, st.paramsPrototype, err = webclass.New(e, "URLSearchParams", 0, nil, st.newParams)
	if err != nil {
		return err
	}
	proto := st.paramsPrototype
	err = e.Accessor(proto, "size", true, func(this engine.Value) (engine.Value, error) {
		p, err := st.paramsOf(this)
		if err != nil {
			return nil, err
		}
		return eng.Number(float64(len(p.list))), nil
	}, nil)
	if err != nil {
		return err
	}
	bind := func(name string, length, least int, f func(p *params, c *engine.Call, args []string) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			p, err := st.paramsOf(c.This)
			if err != nil {
				return nil, err
			}
			if len(c.Args) < least {
				return nil, webclass.MissingArgs(e, []string{"name", "value"}[:least]...)
			}
			var args []string
			for i := range least {
				text, err := st.text(c.Args[i])
				if err != nil {
					return nil, err
				}
				args = append(args, text)
			}
			return f(p, c, args)
		}}
	}
	// optional is a second argument, if it is there.
	optional := func(c *engine.Call) (value string, there bool, err error) {
		if v := c.Arg(1); eng.TypeOf(v) != engine.Undefined {
			value, err = st.text(v)
			return value, true, err
		}
		return "", false, nil
	}
	err = e.Functions(proto,
		bind("append", 2, 2, func(p *params, c *engine.Call, args []string) (engine.Value, error) {
			p.list = append(p.list, pair{args[0], args[1]})
			p.changed()
			return c.Undefined, nil
		}),
		bind("delete", 1, 1, func(p *params, c *engine.Call, args []string) (engine.Value, error) {
			value, there, err := optional(c)
			if err != nil {
				return nil, err
			}
			p.list = slices.DeleteFunc(p.list, func(x pair) bool { return x.name == args[0] && (!there || x.value == value) })
			p.changed()
			return c.Undefined, nil
		}),
		bind("get", 1, 1, func(p *params, c *engine.Call, args []string) (engine.Value, error) {
			for _, x := range p.list {
				if x.name == args[0] {
					return eng.String(x.value), nil
				}
			}
			return eng.Null(), nil
		}),
		bind("getAll", 1, 1, func(p *params, c *engine.Call, args []string) (engine.Value, error) {
			var all []engine.Value
			for _, x := range p.list {
				if x.name == args[0] {
					all = append(all, eng.String(x.value))
				}
			}
			return eng.NewArray(all...), nil
		}),
		bind("has", 1, 1, func(p *params, c *engine.Call, args []string) (engine.Value, error) {
			value, there, err := optional(c)
			return eng.Bool(slices.ContainsFunc(p.list, func(x pair) bool { return x.name == args[0] && (!there || x.value == value) })), err
		}),
		bind("set", 2, 2, func(p *params, c *engine.Call, args []string) (engine.Value, error) {
			i := slices.IndexFunc(p.list, func(x pair) bool { return x.name == args[0] })
			if i < 0 {
				p.list = append(p.list, pair{args[0], args[1]})
			} else {
				p.list[i].value = args[1]
				rest := slices.DeleteFunc(p.list[i+1:], func(x pair) bool { return x.name == args[0] })
				p.list = p.list[:i+1+len(rest)]
			}
			p.changed()
			return c.Undefined, nil
		}),
		bind("sort", 0, 0, func(p *params, c *engine.Call, _ []string) (engine.Value, error) {
			sortForm(p.list)
			p.changed()
			return c.Undefined, nil
		}),
		bind("entries", 0, 0, func(p *params, c *engine.Call, _ []string) (engine.Value, error) { return st.iterate(p, bothOf), nil }),
		bind("forEach", 1, 0, func(p *params, c *engine.Call, _ []string) (engine.Value, error) {
			if err := e.Func("callback", c.Arg(0)); err != nil {
				return nil, err
			}
			for i := 0; i < len(p.list); i++ {
				x := p.list[i]
				if _, err := eng.Call(c.Arg(0), c.Arg(1), eng.String(x.value), eng.String(x.name), c.This); err != nil {
					return nil, err
				}
			}
			return c.Undefined, nil
		}),
		bind("keys", 0, 0, func(p *params, c *engine.Call, _ []string) (engine.Value, error) { return st.iterate(p, nameOf), nil }),
		bind("values", 0, 0, func(p *params, c *engine.Call, _ []string) (engine.Value, error) { return st.iterate(p, valueOf), nil }),
		bind("toString", 0, 0, func(p *params, c *engine.Call, _ []string) (engine.Value, error) {
			return eng.String(formString(p.list)), nil
		}),
	)
	if err != nil {
		return err
	}
	if err = webclass.Tag(e, proto, "URLSearchParams"); err != nil {
		return err
	}
	if iterator := lang.Symbol(e, "iterator"); iterator != nil {
		entries, err := eng.Get(proto, "entries")
		if err != nil {
			return err
		}
		if err := eng.Define(proto, iterator, engine.Property{Value: entries, Writable: true, Configurable: true}); err != nil {
			return err
		}
	}
	return st.loadIterator()
}

func (st *state) paramsOf(this engine.Value) (*params, error) {
	if lang.IsObject(st.e, this) {
		if p, ok := st.eng.Host(this).(*params); ok {
			return p, nil
		}
	}
	return nil, webclass.InvalidThis(st.e, "URLSearchParams")
}

func (st *state) newParams(c *engine.Call) (engine.Value, error) {
	p := &params{st: st}
	init := c.Arg(0)
	var err error
	switch {
	case lang.IsNullish(st.e, init):
	case lang.IsObject(st.e, init):
		p.list, err = st.pairsOf(init)
	default:
		var text string
		text, err = st.text(init)
		p.list = parseForm(strings.TrimPrefix(text, "?"))
	}
	st.eng.SetHost(c.This, p)
	return c.This, err
}

// pairsOf reads a sequence of pairs, or an object's properties.
func (st *state) pairsOf(init engine.Value) (list []pair, err error) {
	eng := st.eng
	if other, ok := eng.Host(init).(*params); ok {
		return slices.Clone(other.list), nil
	}
	isSequence, err := st.isIterable(init)
	if err != nil {
		return nil, err
	}
	if isSequence {
		err = st.each(init, func(item engine.Value) error {
			var texts []string
			ok := false
			if lang.IsObject(st.e, item) {
				if ok, err = st.hasIterator(item); err != nil {
					return err
				}
			}
			if ok {
				err := st.each(item, func(v engine.Value) error {
					text, err := st.text(v)
					texts = append(texts, text)
					return err
				})
				if err != nil {
					return err
				}
			}
			if len(texts) != 2 {
				return st.e.Throw(env.TypeError, "ERR_INVALID_TUPLE", "Each query pair must be an iterable [name, value] tuple")
			}
			list = append(list, pair{texts[0], texts[1]})
			return nil
		})
		return list, err
	}
	keys, err := eng.Keys(init, false)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		name, isText := key.(string)
		if !isText {
			if name, err = st.text(keyValue(eng, key)); err != nil {
				return nil, err
			}
		}
		v, err := eng.Get(init, key)
		if err != nil {
			return nil, err
		}
		value, err := st.text(v)
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(list, func(x pair) bool { return x.name == name }); i >= 0 {
			list[i].value = value
			continue
		}
		list = append(list, pair{name, value})
	}
	return list, nil
}

func keyValue(eng engine.Engine, key engine.Key) engine.Value {
	switch k := key.(type) {
	case string:
		return eng.String(k)
	case int:
		return eng.Number(float64(k))
	}
	return key
}

func (st *state) isIterable(v engine.Value) (bool, error) {
	iterator := lang.Symbol(st.e, "iterator")
	if iterator == nil {
		return st.eng.Class(v) == "Array", nil
	}
	f, err := st.eng.Get(v, iterator)
	if err != nil || lang.IsNullish(st.e, f) {
		return false, err
	}
	if st.eng.TypeOf(f) != engine.Function {
		return false, st.e.Throw(env.TypeError, "ERR_ARG_NOT_ITERABLE", "Query pairs must be iterable")
	}
	return true, nil
}

// hasIterator is isIterable of a pair, where what is no function is nothing.
func (st *state) hasIterator(v engine.Value) (bool, error) {
	iterator := lang.Symbol(st.e, "iterator")
	if iterator == nil {
		return st.eng.Class(v) == "Array", nil
	}
	f, err := st.eng.Get(v, iterator)
	return err == nil && st.eng.TypeOf(f) == engine.Function, err
}

// each goes over an iterable, as for of does; over an array where there are no
// symbols.
func (st *state) each(v engine.Value, f func(engine.Value) error) error {
	eng := st.eng
	iterator := lang.Symbol(st.e, "iterator")
	if iterator == nil {
		for i := range lang.Length(st.e, v) {
			item, err := eng.Get(v, i)
			if err == nil {
				err = f(item)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	begin, err := eng.Get(v, iterator)
	if err != nil {
		return err
	}
	it, err := eng.Call(begin, v)
	if err != nil {
		return err
	}
	next, err := eng.Get(it, "next")
	if err != nil {
		return err
	}
	for {
		step, err := eng.Call(next, it)
		if err != nil {
			return err
		}
		done, err := eng.Get(step, "done")
		if err != nil || eng.ToBool(done) {
			return err
		}
		item, err := eng.Get(step, "value")
		if err != nil {
			return err
		}
		if err := f(item); err != nil {
			if end, e := eng.Get(it, "return"); e == nil && eng.TypeOf(end) == engine.Function {
				eng.Call(end, it)
			}
			return err
		}
	}
}

// InspectCustom shows a URLSearchParams as a Map, nearly.
func (p *params) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	var list []string
	for _, x := range p.list {
		name, err := p.st.quoted(in, x.name, o)
		if err != nil {
			return "", err
		}
		value, err := p.st.quoted(in, x.value, o)
		if err != nil {
			return "", err
		}
		list = append(list, name+" => "+value)
	}
	if len(list) == 0 && o.Depth >= 0 {
		return lang.ClassName(p.st.e, v, "undefined") + " {}", nil
	}
	return show(lang.ClassName(p.st.e, v, "undefined"), list, o), nil
}

func (st *state) quoted(in *inspect.Inspector, s string, o *inspect.Options) (string, error) {
	return in.Inspect(st.eng.String(s), o)
}

// show joins what an object of ours contains, on lines of their own if they are
// long.
func show(name string, list []string, o *inspect.Options) string {
	if o.Depth < 0 {
		return "[Object]"
	}
	length := -2
	for _, s := range list {
		length += len(s) + 2
	}
	open, separator := " ", ", "
	if float64(length) > o.BreakLength {
		open, separator = "\n  ", ",\n  "
	}
	return name + " {" + open + strings.Join(list, separator) + " }"
}
