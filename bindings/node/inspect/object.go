package inspect

import (
	"slices"
	"sort"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// shape is what becomes known of an object before its properties are shown.
type shape struct {
	v       engine.Value
	class   string // the engine's word for it
	name    string // of its constructor
	nullish bool   // no constructor at all
	tag     string // Symbol.toStringTag
	keys    []engine.Key
	base    string // what stands before the braces
	open    string
	close   string
	array   bool // elements may be set in columns
	// inherited are properties of prototypes, which showHidden adds.
	inherited []string
	// entries lists what is no property: elements, members of a Map.
	entries func(level int) []string
	// symbols lists, with entries, what a host has that is a symbol's property.
	symbols func(level int) []string
}

// empty tells whether there is no property to show.
func (s *shape) empty() bool { return len(s.keys) == 0 && len(s.inherited) == 0 }

// object shows what is not primitive.
func (p *printer) object(v engine.Value, level int, inTyped bool) string {
	s := shape{v: v, class: p.eng.Class(v), open: "{", close: "}"}
	s.name, s.nullish = p.constructorName(v, level, p.ShowHidden && !p.tooDeep(level), &s.inherited)
	s.tag = p.tag(v)
	text, done := p.collection(&s)
	if !done && s.entries == nil {
		text, done = p.plain(&s, level, inTyped)
	}
	if done {
		return text
	}
	if p.tooDeep(level) {
		name := p.prefixOf(&s)
		name = name[:len(name)-1]
		if !s.nullish {
			name = "[" + name + "]"
		}
		return p.style(name, "special")
	}
	if level > maxNesting {
		name := p.prefixOf(&s)
		return p.style("["+name[:len(name)-1]+": Inspection interrupted prematurely. Maximum call stack size exceeded.]", "special")
	}
	level++
	output := p.inside(&s, level)
	if p.Sorted {
		p.sort(output, &s)
	}
	var elements engine.Value
	if s.array {
		elements = v
	}
	text = p.reduce(output, s.base, s.open, s.close, s.array, level, elements)
	p.spend(len(text))
	return text
}

// inside shows entries and properties, and marks an object met again in there.
func (p *printer) inside(s *shape, level int) []string {
	p.seen = append(p.seen, s.v)
	p.deepest = level
	var output []string
	if s.entries != nil {
		output = s.entries(level)
	}
	as := ordinary
	if s.array {
		as = extra
	}
	named := slices.IndexFunc(s.keys, isSymbolKey)
	if named < 0 {
		named = len(s.keys)
	}
	for _, key := range s.keys[:named] {
		output = append(output, p.property(s.v, key, level, nil, s.v, as))
	}
	if s.symbols != nil {
		output = append(output, s.symbols(level)...)
	}
	for _, key := range s.keys[named:] {
		output = append(output, p.property(s.v, key, level, nil, s.v, as))
	}
	output = append(output, s.inherited...)
	if n := p.circularIndex(s.v, false); n > 0 {
		reference := p.style("<ref *"+itoa(n)+">", "special")
		switch {
		case p.Compact == CompactAlways:
			s.open = reference + " " + s.open
		case s.base == "":
			s.base = reference
		default:
			s.base = reference + " " + s.base
		}
	}
	p.seen = p.seen[:len(p.seen)-1]
	return output
}

// spend keeps huge objects from being shown whole: past 128 MiB on one level
// of indentation, depth is used up.
func (p *printer) spend(n int) {
	if p.budget == nil {
		p.budget = make(map[int]int)
	}
	p.budget[p.indent] += n
	if p.budget[p.indent] > 1<<27 {
		p.Depth = -1
	}
}

func (p *printer) sort(output []string, s *shape) {
	less := func(a, b string) bool { return a < b }
	if p.sortedBy != nil {
		less = func(a, b string) bool {
			order := must(p.eng.Call(p.sortedBy, nil, p.eng.String(a), p.eng.String(b)))
			return must(p.eng.ToNumber(order)) < 0
		}
	}
	if s.array {
		// Elements stay where they are.
		if len(s.keys) <= 1 {
			return
		}
		output = output[len(output)-len(s.keys):]
	}
	sort.SliceStable(output, func(i, j int) bool { return less(output[i], output[j]) })
}

// collection is everything that is iterable: text is final if done is set,
// otherwise entries says how to go on, and nil that it is something else.
func (p *printer) collection(s *shape) (text string, done bool) {
	switch {
	case s.class == "Array":
		n := lang.Length(p.env, s.v)
		s.open = "["
		if s.name != "Array" || s.nullish || s.tag != "" {
			s.open = prefix(s, "Array", "("+itoa(n)+")") + "["
		}
		s.keys = p.extraKeys(s.v)
		s.close, s.array = "]", true
		s.entries = func(level int) []string { return p.elements(s.v, n, level) }
		if n == 0 && s.empty() {
			return s.open + "]", true
		}
	case s.class == "Set" || s.class == "Map":
		keys, values := p.members(s.v)
		s.open = prefix(s, s.class, "("+itoa(len(keys))+")") + "{"
		s.keys = p.keys(s.v)
		s.entries = func(level int) []string { return p.mapEntries(keys, values, s.class == "Map", level) }
		if len(keys) == 0 && s.empty() {
			return s.open + "}", true
		}
	case isTypedArray(s.class):
		if b, ok := p.eng.Bytes(s.v); ok && s.name == "Buffer" && p.CustomInspect {
			return p.buffer(s, b), true
		}
		if s.name == "Object" {
			// An engine whose bytes have no class of their own for scripts.
			s.name = s.class
		}
		n := lang.Length(p.env, s.v)
		s.open, s.close, s.array = prefix(s, s.class, "("+itoa(n)+")")+"[", "]", true
		s.keys = p.extraKeys(s.v)
		s.entries = func(level int) []string { return p.typedElements(s.v, n, level) }
		if n == 0 && len(s.keys) == 0 && !p.ShowHidden {
			return s.open + "]", true
		}
	}
	return "", false
}

// plain is everything else.
func (p *printer) plain(s *shape, level int, inTyped bool) (text string, done bool) {
	if s.class == "Module" {
		s.open, s.keys = prefix(s, "Module", "")+"{", p.namespaceKeys(s.v)
		s.entries = func(level int) []string { return p.namespace(s, level) }
		return s.open + "}", s.empty()
	}
	s.keys = p.keys(s.v)
	switch {
	case p.eng.TypeOf(s.v) == engine.Function:
		s.base = p.functionBase(s)
		return p.style(s.base, "special"), s.empty()
	case s.name == "Object" && !s.nullish && s.class != "Error":
		if s.class == "Arguments" {
			s.open = "[Arguments] {"
		} else if s.tag != "" {
			s.open = prefix(s, "Object", "") + "{"
		}
		return s.open + "}", s.empty()
	case s.class == "RegExp":
		s.base = must(p.eng.ToString(must(p.eng.Call(lang.Intrinsic(p.env, "RegExp", "toString"), s.v))))
		p.namedBase(s, "RegExp")
		return p.style(s.base, "regexp"), s.empty() || p.tooDeep(level)
	case s.class == "Date":
		s.base = p.dateText(s.v)
		p.namedBase(s, "Date")
		return p.style(s.base, "date"), s.empty()
	case lang.IsError(p.env, s.v):
		s.base = p.errorText(s)
		return s.base, s.empty()
	case s.class == "ArrayBuffer" || s.class == "SharedArrayBuffer":
		return p.arrayBuffer(s, inTyped)
	case s.class == "DataView":
		s.open = prefix(s, "DataView", "") + "{"
		s.keys = append([]engine.Key{"byteLength", "byteOffset", "buffer"}, s.keys...)
		return "", false
	case s.class == "Promise":
		if preview, ok := p.eng.(engine.Previewer); ok {
			s.open = prefix(s, "Promise", "") + "{"
			s.entries = func(level int) []string { return p.promise(preview, s.v, level) }
			return "", false
		}
	case s.class == "WeakMap" || s.class == "WeakSet":
		s.open = prefix(s, s.class, "") + "{"
		s.entries = func(int) []string { return []string{p.style("<items unknown>", "special")} }
		return "", false
	case s.class == "Number" || s.class == "String" || s.class == "Boolean" || s.class == "Symbol" || s.class == "BigInt":
		s.base = p.boxed(s)
		return s.base, s.empty()
	}
	s.open = p.prefixOf(s) + "{"
	if host, ok := p.eng.Host(s.v).(env.InspectEntrier); ok {
		entries := host.InspectEntries(p.env, s.v)
		shown := func(symbols bool) func(int) []string {
			return func(level int) []string { return p.hostEntries(s.v, entries, symbols, level) }
		}
		s.entries, s.symbols = shown(false), shown(true)
		return "", false
	}
	return s.open + "}", s.empty()
}

// hostEntries is what a host object keeps in Go and Node in properties: the named
// ones, or those of symbols.
func (p *printer) hostEntries(v engine.Value, entries []env.InspectEntry, symbols bool, level int) []string {
	var output []string
	for _, entry := range entries {
		if isSymbolKey(entry.Key) != symbols {
			continue
		}
		shown := engine.Property{Value: entry.Value, Enumerable: true}
		output = append(output, p.property(v, entry.Key, level, &shown, v, ordinary))
	}
	return output
}

// namedBase puts the class's name before a value of a class of its own.
func (p *printer) namedBase(s *shape, usual string) {
	if name := prefix(s, usual, ""); name != usual+" " {
		s.base = name + s.base
	}
}

func (p *printer) dateText(v engine.Value) string {
	if lang.IsNaN(p.env, must(p.eng.Call(lang.Intrinsic(p.env, "Date", "getTime"), v))) {
		return "Invalid Date"
	}
	return must(p.eng.ToString(must(p.eng.Call(lang.Intrinsic(p.env, "Date", "toISOString"), v))))
}

// boxed is new Number(1) and its like.
func (p *printer) boxed(s *shape) string {
	primitive := must(p.eng.Call(lang.Intrinsic(p.env, s.class, "valueOf"), s.v))
	if s.class == "String" {
		// The characters are properties too.
		n := UTF16Length(must(p.eng.ToString(primitive)))
		s.keys = s.keys[min(n, len(s.keys)):]
	}
	base := "[" + s.class
	if s.nullish {
		base += " (null prototype)"
	} else if s.name != s.class {
		base += " (" + s.name + ")"
	}
	colors, stylize := p.Colors, p.Options.stylize
	p.Colors, p.Options.stylize = false, nil
	base += ": " + p.primitive(primitive) + "]"
	p.Colors, p.Options.stylize = colors, stylize
	if s.tag != "" && (s.tag != s.name || s.nullish) {
		base += " [" + s.tag + "]"
	}
	if len(s.keys) != 0 {
		return base
	}
	return p.style(base, lowerFirst(s.class))
}

func lowerFirst(s string) string {
	if s == "BigInt" {
		return "bigint"
	}
	return string(s[0]|0x20) + s[1:]
}
