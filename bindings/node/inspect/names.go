package inspect

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// isBuiltIn tells the globals of the language that are named like a class: what
// their prototypes hold goes without saying.
func isBuiltIn(name string) bool {
	switch name {
	case "Object", "Function", "Array", "Number", "Infinity", "NaN", "Boolean", "String", "Symbol", "Date", "Promise", "RegExp",
		"Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError",
		"JSON", "Math", "Intl", "ArrayBuffer", "Atomics", "DataView", "Map", "BigInt", "Set", "WeakMap", "WeakSet", "WeakRef",
		"Proxy", "Reflect", "FinalizationRegistry", "SharedArrayBuffer", "WebAssembly":
		return true
	}
	return isTypedArray(name)
}

// constructorName is the name of what made v: the first constructor up its
// chain that v is an instance of. null is true if nothing did. With inherited,
// what prototypes of a script's own hold besides functions is added to it.
func (p *printer) constructorName(v engine.Value, level int, wantInherited bool, inherited *[]string) (name string, null bool) {
	var first engine.Value
	for obj := v; p.eng.TypeOf(obj) != engine.Null; {
		usual := ""
		switch {
		case p.objectProto != nil && p.eng.Same(obj, p.objectProto):
			usual = "Object"
		case p.funcProto != nil && p.eng.Same(obj, p.funcProto):
			usual = "Function"
		}
		if usual != "" && !p.eng.Same(obj, v) {
			if wantInherited && first != nil && !p.eng.Same(first, obj) {
				p.addInherited(v, first, level, inherited)
			}
			return usual, false
		}
		if name := p.ownConstructor(obj, v); name != "" {
			if wantInherited && (first == nil || !p.eng.Same(first, obj) || !isBuiltIn(name)) {
				from := first
				if from == nil {
					from = v
				}
				p.addInherited(v, from, level, inherited)
			}
			return name, false
		}
		obj = p.eng.Proto(obj)
		if first == nil {
			first = obj
		}
	}
	if first == nil || p.eng.TypeOf(first) == engine.Null {
		return "", true
	}
	class := p.fallbackName(v)
	if p.tooDeep(level) {
		return class + " <Complex prototype>", false
	}
	name, null = p.constructorName(first, level+1, wantInherited, inherited)
	if null {
		o := p.Options
		o.CustomInspect, o.Depth, o.depthNull = false, -1, false
		name = must(p.Inspect(first, &o))
	}
	return class + " <" + name + ">", false
}

// ownConstructor is the name of obj's own constructor, if it is one of v.
func (p *printer) ownConstructor(obj, v engine.Value) string {
	own, ok := must2(p.eng.Own(obj, "constructor"))
	if !ok || own.Value == nil || p.eng.TypeOf(own.Value) != engine.Function {
		return ""
	}
	name := p.functionName(own.Value)
	if name == "" || !lang.InstanceOf(p.env, v, own.Value) {
		return ""
	}
	return name
}

func must2[T any](v T, ok bool, err error) (T, bool) { return must(v, err), ok }

func (p *printer) functionName(f engine.Value) string {
	name := must(p.eng.Get(f, "name"))
	if p.eng.TypeOf(name) != engine.String {
		return ""
	}
	return must(p.eng.ToString(name))
}

// fallbackName is what the engine itself calls v's class.
func (p *printer) fallbackName(v engine.Value) string {
	if class := p.eng.Class(v); class != "" {
		return class
	}
	return "Object"
}

// addInherited shows the data properties of up to three prototypes.
func (p *printer) addInherited(main, obj engine.Value, level int, inherited *[]string) {
	known := map[engine.Key]bool{}
	for layer := 0; layer < 3; layer++ {
		if layer != 0 || p.eng.Same(main, obj) {
			obj = p.eng.Proto(obj)
			if p.eng.TypeOf(obj) == engine.Null {
				return
			}
			own, ok := must2(p.eng.Own(obj, "constructor"))
			if ok && own.Value != nil && p.eng.TypeOf(own.Value) == engine.Function && isBuiltIn(p.functionName(own.Value)) {
				return
			}
		}
		p.seen = append(p.seen, main)
		for _, key := range must(p.eng.Keys(obj, true)) {
			if key == "constructor" || known[key] || lang.HasOwn(p.env, main, key) {
				continue
			}
			known[key] = true
			own, ok := must2(p.eng.Own(obj, key))
			if !ok || own.Value != nil && p.eng.TypeOf(own.Value) == engine.Function {
				continue
			}
			text := p.property(obj, key, level, &own, main, ordinary)
			if p.Colors {
				text = "\x1b[2m" + text + "\x1b[22m"
			}
			*inherited = append(*inherited, text)
		}
		p.seen = p.seen[:len(p.seen)-1]
	}
}

// tag is Symbol.toStringTag, unless it will be seen among the properties.
func (p *printer) tag(v engine.Value) string {
	if p.toStringTag == nil {
		// Without symbols the engine's own word stands in.
		switch class := p.eng.Class(v); class {
		case "Math", "JSON", "Map", "Set", "WeakMap", "WeakSet", "Promise":
			return class
		default:
			if isTypedArray(class) {
				return class
			}
		}
		return ""
	}
	tag := must(p.eng.Get(v, p.toStringTag))
	if p.eng.TypeOf(tag) != engine.String {
		return ""
	}
	if own, ok := must2(p.eng.Own(v, p.toStringTag)); ok && (p.ShowHidden || own.Enumerable) {
		return ""
	}
	return must(p.eng.ToString(tag))
}

// prefix is what stands before an opening brace: Foo, Foo(2) [tag],
// [Object: null prototype].
func prefix(s *shape, fallback, size string) string {
	if s.nullish {
		text := "[" + fallback + size + ": null prototype] "
		if s.tag != "" && s.tag != fallback {
			text += "[" + s.tag + "] "
		}
		return text
	}
	if s.tag != "" && s.tag != s.name {
		return s.name + size + " [" + s.tag + "] "
	}
	return s.name + size + " "
}

// prefixOf is the prefix of an object of no kind of its own.
func (p *printer) prefixOf(s *shape) string {
	fallback := ""
	if s.nullish {
		if fallback = p.fallbackName(s.v); fallback == s.tag {
			fallback = "Object"
		}
	}
	return prefix(s, fallback, "")
}

// keys lists the properties to show.
func (p *printer) keys(v engine.Value) []engine.Key {
	return must(p.eng.Keys(v, p.ShowHidden))
}

// extraKeys lists the properties of an array that are not elements.
func (p *printer) extraKeys(v engine.Value) []engine.Key {
	var extra []engine.Key
	for _, key := range p.keys(v) {
		switch k := key.(type) {
		case int:
			continue
		case string:
			if _, ok := arrayIndex(k); ok {
				continue
			}
		}
		extra = append(extra, key)
	}
	return extra
}

// role is what a property is to its object.
type role uint8

const (
	ordinary role = iota
	element       // of an array: shown without its key
	extra         // what an array has besides
)

// property shows key: value. The property is looked up unless it is known;
// getters run on receiver.
func (p *printer) property(obj engine.Value, key engine.Key, level int, known *engine.Property, receiver engine.Value, as role) string {
	own, ok := engine.Property{}, true
	if known != nil {
		own = *known
	} else if own, ok = must2(p.eng.Own(obj, key)); !ok {
		own = engine.Property{Value: must(p.eng.Get(obj, key)), Enumerable: true}
	}
	var text string
	gap := " "
	switch {
	case own.Get != nil:
		text = p.getter(own, receiver, level)
	case own.Set != nil:
		text = p.style("[Setter]", "special")
	default:
		by := 2
		if p.Compact == CompactAlways && as == ordinary {
			by = 3
		}
		p.indent += by
		text = p.value(own.Value, level, false)
		if by == 3 && p.BreakLength < float64(StringWidth(p.uncolored(text))) {
			gap = "\n" + spaces(p.indent)
		}
		p.indent -= by
	}
	if as == element {
		return text
	}
	return p.keyText(key, own.Enumerable) + ":" + gap + text
}

// isSymbolKey tells keys that are neither names nor indices.
func isSymbolKey(key engine.Key) bool {
	switch key.(type) {
	case string, int:
		return false
	}
	return true
}

func (p *printer) keyText(key engine.Key, enumerable bool) string {
	name, ok := key.(string)
	if n, isIndex := key.(int); isIndex {
		name, ok = itoa(n), true
	}
	if symbol, is := key.(env.SymbolName); is {
		return "[" + p.style("Symbol("+string(symbol)+")", "symbol") + "]"
	}
	switch {
	case !ok:
		return "[" + p.style(escaped(p.symbolText(key)), "symbol") + "]"
	case name == "__proto__":
		return "['__proto__']"
	case !enumerable:
		return "[" + escaped(name) + "]"
	case isIdentifier(name):
		return p.style(name, "name")
	}
	return p.style(Quote(name), "string")
}

// getter shows an accessor, and what it gives if that is asked for.
func (p *printer) getter(own engine.Property, receiver engine.Value, level int) string {
	label := "Getter"
	if own.Set != nil {
		label = "Getter/Setter"
	}
	if !(p.Getters == "true" || p.Getters == "get" && own.Set == nil || p.Getters == "set" && own.Set != nil) {
		return p.style("["+label+"]", "special")
	}
	v, err := p.eng.Call(own.Get, receiver)
	if err != nil {
		return p.style("["+label+":", "special") + " <Inspection threw (" + p.thrownMessage(err) + ")>" + p.style("]", "special")
	}
	p.indent += 2
	defer func() { p.indent -= 2 }()
	if p.eng.TypeOf(v) == engine.Object {
		return p.style("["+label+"]", "special") + " " + p.value(v, level, false)
	}
	return p.style("["+label+":", "special") + " " + p.value(v, level, false) + p.style("]", "special")
}

// thrownMessage is err.message of what a script threw.
func (p *printer) thrownMessage(err error) string {
	ex, ok := err.(*engine.Exception)
	if !ok {
		panic(thrown{err})
	}
	if !lang.IsObject(p.env, ex.Value) {
		return "undefined"
	}
	return p.env.Text(must(p.eng.Get(ex.Value, "message")))
}

func count(limit float64, n int) int { return int(math.Min(math.Max(0, limit), float64(n))) }
