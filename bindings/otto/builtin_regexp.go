package otto

import (
	"slices"
	"strconv"
	"strings"

	"github.com/robertkrimen/otto"
)

// installRegExp makes RegExp, and the methods of strings that take one, ours.
func (e *Engine) installRegExp() {
	ctor, proto := e.rt.global.RegExp, e.rt.global.RegExpPrototype
	native := *ctor.native()
	native.call = func(c otto.FunctionCall) otto.Value {
		if regexpOf(c.Argument(0)) != nil && c.Argument(1).IsUndefined() {
			return c.Argument(0)
		}
		return e.makeRegExp(c.Argument(0), c.Argument(1))
	}
	native.construct = func(_ *object, args []otto.Value) otto.Value {
		c := otto.FunctionCall{ArgumentList: args}
		return e.makeRegExp(c.Argument(0), c.Argument(1))
	}
	ctor.value = native.asAny()

	proto.value, proto.class = nil, "Object"
	for _, name := range []string{"global", "ignoreCase", "multiline", "lastIndex", "source"} {
		delete(proto.property, name)
		proto.propertyOrder = slices.DeleteFunc(proto.propertyOrder, func(s string) bool { return s == name })
	}
	this := func(c otto.FunctionCall, method string) (*object, *pattern) {
		p := regexpOf(c.This)
		if p == nil {
			e.throwBuiltin("TypeError", "Method RegExp.prototype."+method+" called on incompatible receiver "+e.brief(out(c.This)))
		}
		return objectOf(c.This), p
	}
	e.defineFunc(proto, "exec", 1, func(c otto.FunctionCall) otto.Value {
		o, p := this(c, "exec")
		t := e.subject(valueString(c.Argument(0)))
		return e.matchArray(p, t, e.exec(o, p, t))
	})
	e.defineFunc(proto, "test", 1, func(c otto.FunctionCall) otto.Value {
		o, p := this(c, "test")
		return boolean(e.exec(o, p, e.subject(valueString(c.Argument(0)))) != nil)
	})
	e.defineFunc(proto, "toString", 0, func(c otto.FunctionCall) otto.Value {
		o := e.coerce(c.This, "RegExp.prototype.toString")
		return text("/" + valueString(o.get("source")) + "/" + valueString(o.get("flags")))
	})
	e.defineFunc(proto, "compile", 2, func(c otto.FunctionCall) otto.Value {
		o, _ := this(c, "compile")
		o.value = regexpOf(e.makeRegExp(c.Argument(0), c.Argument(1)))
		o.put("lastIndex", integer(0))
		return c.This
	})
	e.defineAccessor(proto, "source", func(c otto.FunctionCall) otto.Value {
		if p := regexpOf(c.This); p != nil {
			return text(p.sourceText())
		}
		return text("(?:)")
	}, nil)
	e.defineAccessor(proto, "flags", func(c otto.FunctionCall) otto.Value {
		if p := regexpOf(c.This); p != nil {
			return text(p.flags)
		}
		return text("")
	}, nil)
	for _, f := range []struct {
		name string
		flag byte
	}{
		{"global", 'g'}, {"ignoreCase", 'i'}, {"multiline", 'm'}, {"dotAll", 's'}, {"unicode", 'u'}, {"sticky", 'y'}, {"hasIndices", 'd'},
	} {
		e.defineAccessor(proto, f.name, func(c otto.FunctionCall) otto.Value {
			if p := regexpOf(c.This); p != nil {
				return boolean(p.has(f.flag))
			}
			return otto.Value{}
		}, nil)
	}
	e.installLastMatch(ctor)

	strings := e.rt.global.StringPrototype
	method := func(name string, length int, f func(s string, c otto.FunctionCall) otto.Value) {
		e.defineFunc(strings, name, length, func(c otto.FunctionCall) otto.Value { return f(e.thisString(c, name), c) })
	}
	method("match", 1, e.stringMatch)
	method("matchAll", 1, e.stringMatchAll)
	method("search", 1, func(s string, c otto.FunctionCall) otto.Value {
		t := e.subject(s)
		if m := e.search(e.toPattern(c.Argument(0), ""), t, 0); m != nil {
			return integer(t.units(m.start()))
		}
		return integer(-1)
	})
	method("replace", 2, func(s string, c otto.FunctionCall) otto.Value { return e.stringReplace(s, c, false) })
	method("replaceAll", 2, func(s string, c otto.FunctionCall) otto.Value {
		if p := regexpOf(c.Argument(0)); p != nil && !p.has('g') {
			e.throwBuiltin("TypeError", "String.prototype.replaceAll called with a non-global RegExp argument")
		}
		return e.stringReplace(s, c, true)
	})
	method("split", 2, e.stringSplit)
}

// makeRegExp is new RegExp(source, flags).
func (e *Engine) makeRegExp(source, flags otto.Value) otto.Value {
	s, f := "", ""
	if p := regexpOf(source); p != nil {
		s, f = p.source, p.flags
	} else if !source.IsUndefined() {
		s = valueString(source)
	}
	if !flags.IsUndefined() {
		f = valueString(flags)
	}
	return e.newRegExp(e.compilePattern(s, f)).asValue()
}

// toPattern is v as a pattern, as match and search take it.
func (e *Engine) toPattern(v otto.Value, flags string) *pattern {
	if p := regexpOf(v); p != nil {
		return p
	}
	if v.IsUndefined() {
		return e.compilePattern("", flags)
	}
	return e.compilePattern(valueString(v), flags)
}

// installLastMatch adds RegExp.$1 and its like, as old programs use them.
func (e *Engine) installLastMatch(ctor *object) {
	part := func(names []string, f func(t *subject, m match) otto.Value) {
		for _, name := range names {
			if _, ok := ctor.property[name]; ok {
				ctor.objectClass.delete(ctor, name, false)
			}
			e.defineAccessor(ctor, name, func(otto.FunctionCall) otto.Value {
				if e.lastMatch.subject == nil {
					return text("")
				}
				v := f(e.lastMatch.subject, e.lastMatch.match)
				if v.IsUndefined() {
					return text("")
				}
				return v
			}, nil)
		}
	}
	for i := 1; i <= 9; i++ {
		part([]string{"$" + strconv.Itoa(i)}, func(t *subject, m match) otto.Value {
			if 2*i >= len(m) {
				return text("")
			}
			return m.group(t, i)
		})
	}
	part([]string{"input", "$_"}, func(t *subject, m match) otto.Value { return text(t.s) })
	part([]string{"lastMatch", "$&"}, func(t *subject, m match) otto.Value { return m.group(t, 0) })
	part([]string{"lastParen", "$+"}, func(t *subject, m match) otto.Value {
		if len(m) == 2 {
			return text("")
		}
		return m.group(t, len(m)/2-1)
	})
	part([]string{"leftContext", "$`"}, func(t *subject, m match) otto.Value { return text(t.slice(0, m.start())) })
	part([]string{"rightContext", "$'"}, func(t *subject, m match) otto.Value {
		return text(t.slice(m.end(), len(t.runes)))
	})
}

func (e *Engine) stringMatch(s string, c otto.FunctionCall) otto.Value {
	t, p := e.subject(s), e.toPattern(c.Argument(0), "")
	if !p.has('g') {
		if o := objectOf(c.Argument(0)); o != nil && regexpOf(c.Argument(0)) != nil {
			return e.matchArray(p, t, e.exec(o, p, t))
		}
		return e.matchArray(p, t, e.search(p, t, 0))
	}
	objectOf(c.Argument(0)).put("lastIndex", integer(0))
	var list []otto.Value
	e.allMatches(p, t, func(m match) { list = append(list, m.group(t, 0)) })
	if list == nil {
		return pack(value{nil, kindNull})
	}
	return e.array(list...)
}

func (e *Engine) stringMatchAll(s string, c otto.FunctionCall) otto.Value {
	p := regexpOf(c.Argument(0))
	if p != nil && !p.has('g') {
		e.throwBuiltin("TypeError", "String.prototype.matchAll called with a non-global RegExp argument")
	}
	start := 0
	t := e.subject(s)
	if p != nil {
		start = t.index(toInteger(objectOf(c.Argument(0)).get("lastIndex")))
	} else {
		p = e.toPattern(c.Argument(0), "g")
	}
	return e.iterator(func() (otto.Value, bool) {
		if start > len(t.runes) {
			return otto.Value{}, false
		}
		m := e.search(p, t, start)
		if m == nil {
			start = len(t.runes) + 1
			return otto.Value{}, false
		}
		start = m.end()
		if m.end() == m.start() {
			start++
		}
		return e.matchArray(p, t, m), true
	})
}

// stringReplace is replace and, with all, replaceAll.
func (e *Engine) stringReplace(s string, c otto.FunctionCall, all bool) otto.Value {
	t, p := e.subject(s), regexpOf(c.Argument(0))
	with := objectOf(c.Argument(1))
	if with != nil && with.class != "Function" {
		with = nil
	}
	template := ""
	var matches []match
	switch {
	case p == nil:
		sought := valueString(c.Argument(0))
		matches = t.occurrences(sought, all)
	case p.has('g'):
		objectOf(c.Argument(0)).put("lastIndex", integer(0))
		e.allMatches(p, t, func(m match) { matches = append(matches, m) })
	default:
		if m := e.exec(objectOf(c.Argument(0)), p, t); m != nil {
			matches = append(matches, m)
		}
	}
	if with == nil {
		template = valueString(c.Argument(1))
	}
	if matches == nil {
		return text(s)
	}
	var b strings.Builder
	end := 0
	for _, m := range matches {
		b.WriteString(t.slice(end, m.start()))
		end = m.end()
		if with == nil {
			e.expand(&b, template, p, t, m)
			continue
		}
		args := make([]otto.Value, 0, len(m)/2+3)
		for i := range len(m) / 2 {
			args = append(args, m.group(t, i))
		}
		args = append(args, integer(t.units(m.start())), text(s))
		if p != nil && p.named {
			args = append(args, e.namedGroups(p, t, m))
		}
		b.WriteString(valueString(with.invoke(otto.Value{}, args...)))
	}
	b.WriteString(t.slice(end, len(t.runes)))
	return text(b.String())
}

// occurrences finds a plain string, once or everywhere.
func (t *subject) occurrences(sought string, all bool) []match {
	var found []match
	length := utf8Len(sought)
	at := 0 // in bytes; index is the same place in runes
	index := 0
	for at <= len(t.s) {
		i := strings.Index(t.s[at:], sought)
		if i < 0 {
			break
		}
		index += utf8Len(t.s[at : at+i])
		found = append(found, match{index, index + length})
		if !all {
			break
		}
		at += i + len(sought)
		index += length
		if sought == "" {
			if at == len(t.s) {
				break
			}
			at += len(string(t.runes[index]))
			index++
		}
	}
	return found
}

func utf8Len(s string) int { return len([]rune(s)) }

// expand writes template with $1, $&, $<name> and the like filled in.
func (e *Engine) expand(b *strings.Builder, template string, p *pattern, t *subject, m match) {
	group := func(i int) {
		if m[2*i] >= 0 {
			b.WriteString(t.slice(m[2*i], m[2*i+1]))
		}
	}
	for {
		i := strings.IndexByte(template, '$')
		if i < 0 || i+1 == len(template) {
			b.WriteString(template)
			return
		}
		b.WriteString(template[:i])
		c := template[i+1]
		rest := template[i+2:]
		switch {
		case c == '$':
			b.WriteByte('$')
		case c == '&':
			group(0)
		case c == '`':
			b.WriteString(t.slice(0, m.start()))
		case c == '\'':
			b.WriteString(t.slice(m.end(), len(t.runes)))
		case c >= '0' && c <= '9':
			n := int(c - '0')
			if rest != "" && rest[0] >= '0' && rest[0] <= '9' && 10*n+int(rest[0]-'0') < len(m)/2 {
				n, rest = 10*n+int(rest[0]-'0'), rest[1:]
			}
			if n == 0 || n >= len(m)/2 {
				b.WriteByte('$')
				rest = template[i+1:]
				break
			}
			group(n)
		case c == '<' && p != nil && p.named && strings.IndexByte(rest, '>') >= 0:
			name, after, _ := strings.Cut(rest, ">")
			if groups := objectOf(e.namedGroups(p, t, m)); groups != nil {
				if v := groups.get(name); !v.IsUndefined() {
					b.WriteString(valueString(v))
				}
			}
			rest = after
		default:
			b.WriteByte('$')
			rest = template[i+1:]
		}
		template = rest
	}
}

func (e *Engine) stringSplit(s string, c otto.FunctionCall) otto.Value {
	limit := uint32(1<<32 - 1)
	if v := c.Argument(1); !v.IsUndefined() {
		limit = toUint32(valueFloat(v))
	}
	var list []otto.Value
	add := func(v otto.Value) bool {
		if uint32(len(list)) < limit {
			list = append(list, v)
		}
		return uint32(len(list)) < limit
	}
	p := regexpOf(c.Argument(0))
	switch {
	case limit == 0:
	case p != nil:
		e.splitPattern(p, e.subject(s), add)
	case c.Argument(0).IsUndefined():
		add(text(s))
	default:
		for _, piece := range strings.Split(s, valueString(c.Argument(0))) {
			if !add(text(piece)) {
				break
			}
		}
	}
	return e.array(list...)
}

func (e *Engine) splitPattern(p *pattern, t *subject, add func(otto.Value) bool) {
	if p.has('y') {
		p = e.compilePattern(p.source, strings.Replace(p.flags, "y", "", 1))
	}
	if len(t.runes) == 0 {
		if e.search(p, t, 0) == nil {
			add(text(t.s))
		}
		return
	}
	begin := 0
	for at := 0; at < len(t.runes); {
		m := e.search(p, t, at)
		if m == nil || m.start() >= len(t.runes) {
			break
		}
		if m.end() == begin || m.end() == m.start() && m.start() < at {
			at++ // nothing between the last cut and this one
			continue
		}
		if !add(text(t.slice(begin, m.start()))) {
			return
		}
		for i := 1; i < len(m)/2; i++ {
			if !add(m.group(t, i)) {
				return
			}
		}
		begin = m.end()
		at = begin
		if m.end() == m.start() {
			at++
		}
	}
	add(text(t.slice(begin, len(t.runes))))
}
