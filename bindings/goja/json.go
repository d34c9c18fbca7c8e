package goja

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/jsontext"
)

// goja's JSON goes as deep as the data does, on Go's stack, which ends the
// program; cannot be interrupted; and has words of its own for what is wrong.
// This one counts its levels, looks up now and then, and says what V8 says.

func (e *Engine) installJSON() {
	o := e.vm.Get("JSON").(*goja.Object)
	e.defineMethod(o, "parse", 2, e.jsonParse)
	e.defineMethod(o, "stringify", 3, e.jsonStringify)
	o.Delete("rawJSON") // which Node has not got
	o.Delete("isRawJSON")
}

// jsonBuilder makes the values of a text.
type jsonBuilder struct{ *Engine }

// NewArray makes an array.
func (b jsonBuilder) NewArray(elems ...engine.Value) engine.Value {
	b.tick()
	return b.Engine.NewArray(elems...)
}

// Define adds a property to an object that NewObject made.
func (b jsonBuilder) Define(obj engine.Value, key engine.Key, p engine.Property) error {
	b.tick()
	return obj.(*goja.Object).DefineDataProperty(key.(string), in(p.Value), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
}

// tick lets a script that works in Go for long be stopped.
func (e *Engine) tick() {
	if e.interrupt.Load() != nil {
		panic(&goja.InterruptedError{})
	}
}

func (e *Engine) jsonParse(c goja.FunctionCall) goja.Value {
	argument := c.Argument(0).ToString()
	source := argument.String()
	switch argument := argument.(type) {
	case goja.String:
		source = text(argument)
	case *goja.Symbol:
		panic(e.newError(e.natives.typeError, "Cannot convert a Symbol value to a string"))
	}
	v := e.parseJSON(source)
	reviver, ok := c.Argument(1).(*goja.Object)
	if !ok {
		return in(v)
	}
	if _, ok := goja.AssertFunction(reviver); !ok {
		return in(v)
	}
	holder := e.vm.NewObject()
	holder.Set("", v)
	return e.revive(callable(reviver), holder, "")
}

// parseJSON may only be called where a thrown value is recovered.
func (e *Engine) parseJSON(source string) engine.Value {
	v, err := jsontext.Parse(jsonBuilder{e}, source)
	if err == nil {
		return v
	}
	var syntax *jsontext.SyntaxError
	if errors.As(err, &syntax) {
		panic(e.newError(e.vm.Get("SyntaxError").(*goja.Object), syntax.Message))
	}
	panic(err)
}

// ParseJSON makes a value of text.
func (e *Engine) ParseJSON(text []byte) (v engine.Value, err error) {
	source := string(text)
	err = e.try(func() { v = e.parseJSON(source) })
	return v, err
}

// AppendJSON writes v behind what is there.
func (e *Engine) AppendJSON(to []byte, v engine.Value) (text []byte, err error) {
	w := &jsonWriter{e: e, out: to}
	depth := e.depth
	err = e.try(func() {
		if !w.value(in(v), "", nil) {
			w.out = append(w.out, "undefined"...)
		}
	})
	e.depth = depth
	return w.out, err
}

// callable is a function of any kind as a native one. It may only be called
// where a thrown value is recovered.
func callable(f *goja.Object) native {
	call, _ := goja.AssertFunction(f)
	return func(c goja.FunctionCall) goja.Value {
		v, err := call(c.This, c.Arguments...)
		if err != nil {
			panic(err)
		}
		return v
	}
}

func (e *Engine) revive(f native, holder *goja.Object, key string) goja.Value {
	e.deeper()
	defer e.shallower()
	e.tick()
	v := holder.Get(key)
	if o, ok := v.(*goja.Object); ok {
		keys := o.Keys()
		if e.isArray(o) {
			keys = make([]string, o.Get("length").ToInteger())
			for i := range keys {
				keys[i] = strconv.Itoa(i)
			}
		}
		for _, k := range keys {
			if v := e.revive(f, o, k); goja.IsUndefined(v) {
				e.natives.deleteProperty.call(nil, o, e.vm.ToValue(k))
			} else {
				o.DefineDataProperty(k, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
			}
		}
	}
	if v == nil {
		v = goja.Undefined()
	}
	return f.call(holder, e.vm.ToValue(key), v)
}

func (e *Engine) isArray(o *goja.Object) bool {
	return o.ClassName() == "Array" || o.ExportType() == typeOfProxy && e.natives.isArray.call(nil, o).ToBoolean()
}

// jsonWriter is one JSON.stringify.
type jsonWriter struct {
	e        *Engine
	out      []byte
	replacer native
	names    []string // the only ones to write, if not nil
	gap      string
	indent   string
	stack    []*goja.Object
}

func (e *Engine) jsonStringify(c goja.FunctionCall) goja.Value {
	w := &jsonWriter{e: e, gap: jsonGap(c.Argument(2))}
	if r, ok := c.Argument(1).(*goja.Object); ok {
		if _, ok := goja.AssertFunction(r); ok {
			w.replacer = callable(r)
		} else if e.isArray(r) {
			w.names = []string{}
			for i := range r.Get("length").ToInteger() {
				v := r.Get(strconv.Itoa(int(i)))
				if o, ok := v.(*goja.Object); ok && o.ClassName() != "Number" && o.ClassName() != "String" || v == nil {
					continue
				}
				if _, isString := v.(goja.String); !isString && !goja.IsNumber(v) {
					if _, isObject := v.(*goja.Object); !isObject {
						continue
					}
				}
				if name := v.String(); !slices.Contains(w.names, name) {
					w.names = append(w.names, name)
				}
			}
		}
	}
	depth := e.depth
	defer func() { e.depth = depth }() // a panic leaves it too high
	holder := func() *goja.Object {
		o := e.vm.NewObject()
		o.Set("", c.Argument(0))
		return o
	}
	if !w.value(c.Argument(0), "", holder) {
		return goja.Undefined()
	}
	return e.vm.ToValue(string(w.out))
}

func jsonGap(v goja.Value) string {
	if o, ok := v.(*goja.Object); ok {
		switch o.ClassName() {
		case "Number":
			v = o.ToNumber()
		case "String":
			v = o.ToString()
		}
	}
	if goja.IsNumber(v) {
		return strings.Repeat(" ", int(min(max(v.ToInteger(), 0), 10)))
	}
	if s, ok := v.(goja.String); ok {
		return s.Substring(0, min(s.Length(), 10)).String()
	}
	return ""
}

// value writes v; false if it has no likeness in JSON. holder is the object v
// is in, made only if a replacer wants to see it.
func (w *jsonWriter) value(v goja.Value, key string, holder func() *goja.Object) bool {
	e := w.e
	if o, ok := v.(*goja.Object); ok || goja.IsBigInt(v) {
		if !ok {
			o = v.ToObject(e.vm)
		}
		if f, ok := o.Get("toJSON").(*goja.Object); ok {
			if call, ok := goja.AssertFunction(f); ok {
				var err error
				if v, err = call(v, e.vm.ToValue(key)); err != nil {
					panic(err)
				}
			}
		}
	}
	if w.replacer != nil {
		if v == nil {
			v = goja.Undefined()
		}
		v = w.replacer.call(holder(), e.vm.ToValue(key), v)
	}
	if o, ok := v.(*goja.Object); ok {
		switch o.ClassName() {
		case "Number":
			v = o.ToNumber()
		case "String":
			v = o.ToString()
		case "Boolean":
			v = e.vm.ToValue(o.Export())
		default:
			if _, ok := goja.AssertFunction(o); ok {
				return false
			}
			w.object(o)
			return true
		}
	}
	switch {
	case v == nil || goja.IsUndefined(v):
		return false
	case goja.IsNull(v):
		w.out = append(w.out, "null"...)
	case goja.IsNumber(v):
		if goja.IsNaN(v) || goja.IsInfinity(v) {
			w.out = append(w.out, "null"...)
		} else {
			w.out = append(w.out, v.String()...)
		}
	case goja.IsBigInt(v):
		panic(e.newError(e.natives.typeError, "Do not know how to serialize a BigInt"))
	default:
		switch v := v.(type) {
		case *goja.Symbol:
			return false
		case goja.String:
			w.quote(v)
		default:
			w.out = strconv.AppendBool(w.out, v.ToBoolean())
		}
	}
	return true
}

func (w *jsonWriter) object(o *goja.Object) {
	// Circles are mostly short, so the search begins at the innermost.
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i] == o {
			panic(w.e.newError(w.e.natives.typeError, w.circle(i)))
		}
	}
	w.e.tick()
	w.e.deeper()
	w.stack = append(w.stack, o)
	outer := w.indent
	w.indent += w.gap
	if w.e.isArray(o) {
		w.elements(o, outer)
	} else {
		w.members(o, outer)
	}
	w.indent = outer
	w.stack = w.stack[:len(w.stack)-1]
	w.e.shallower()
}

// circle is V8's message for a circle that begins at the i-th object. Of a long
// one it shows both ends.
func (w *jsonWriter) circle(i int) string {
	constructor := func(o *goja.Object) string {
		if f, ok := o.Get("constructor").(*goja.Object); ok {
			if name := f.Get("name"); name != nil {
				return name.String()
			}
		}
		return "Object"
	}
	key := func(i int, child *goja.Object) string {
		o, name := w.stack[i], ""
		for _, k := range o.Keys() {
			if o.Get(k) == child {
				name = k
				break
			}
		}
		if w.e.isArray(o) {
			return "index " + name
		}
		return "property '" + name + "'"
	}
	first := w.stack[i]
	lines := []string{"Converting circular structure to JSON", "    --> starting at object with constructor '" + constructor(first) + "'"}
	last := len(w.stack) - 1
	for k := i; k < last; k++ {
		if k == i+2 && k < last-1 {
			lines = append(lines, "    |     ...")
			k = last - 1
		}
		lines = append(lines, "    |     "+key(k, w.stack[k+1])+" -> object with constructor '"+constructor(w.stack[k+1])+"'")
	}
	return strings.Join(append(lines, "    --- "+key(last, first)+" closes the circle"), "\n")
}

func (w *jsonWriter) newline(indent string) {
	if w.gap != "" {
		w.out = append(append(w.out, '\n'), indent...)
	}
}

func (w *jsonWriter) elements(o *goja.Object, outer string) {
	w.out = append(w.out, '[')
	n := int(o.Get("length").ToInteger())
	holder := func() *goja.Object { return o }
	for i := range n {
		w.e.tick()
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.newline(w.indent)
		name := strconv.Itoa(i)
		if !w.value(o.Get(name), name, holder) {
			w.out = append(w.out, "null"...)
		}
	}
	if n > 0 {
		w.newline(outer)
	}
	w.out = append(w.out, ']')
}

func (w *jsonWriter) members(o *goja.Object, outer string) {
	names := w.names
	if names == nil {
		names = o.Keys()
	}
	holder := func() *goja.Object { return o }
	w.out = append(w.out, '{')
	first := true
	for _, name := range names {
		mark := len(w.out)
		if !first {
			w.out = append(w.out, ',')
		}
		w.newline(w.indent)
		w.out = append(appendQuoted(w.out, name), ':')
		if w.gap != "" {
			w.out = append(w.out, ' ')
		}
		if !w.value(o.Get(name), name, holder) {
			w.out = w.out[:mark]
			continue
		}
		first = false
	}
	if !first {
		w.newline(outer)
	}
	w.out = append(w.out, '}')
}

// quote writes a string. Half a surrogate pair, which a Go string cannot hold,
// is escaped.
func (w *jsonWriter) quote(v goja.String) {
	s := v.String()
	if !strings.ContainsRune(s, '\ufffd') {
		w.out = appendQuoted(w.out, s)
		return
	}
	w.out = append(w.out, '"')
	for i := 0; i < v.Length(); i++ {
		c := v.CharAt(i)
		switch {
		case c&0xfc00 == 0xd800 && i+1 < v.Length() && v.CharAt(i+1)&0xfc00 == 0xdc00:
			w.out = append(w.out, v.Substring(i, i+2).String()...)
			i++
		case c&0xf800 == 0xd800:
			w.out = append(append(w.out, `\u`...), strconv.FormatUint(uint64(c), 16)...)
		default:
			b := appendQuoted(nil, v.Substring(i, i+1).String())
			w.out = append(w.out, b[1:len(b)-1]...)
		}
	}
	w.out = append(w.out, '"')
}

const hexDigits = "0123456789abcdef"

func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		if k := strings.IndexByte("\"\\\b\f\n\r\t", c); k >= 0 {
			b = append(b, '\\', `"\bfnrt`[k])
		} else {
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(append(b, s[start:]...), '"')
}
