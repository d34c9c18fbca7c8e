package lexer

import "strings"

// finder looks for the patterns among the tokens of a text.
type finder struct {
	tokens    []token
	pos       int
	names     []string
	reexports []string
	seen      map[string]bool
	required  map[string]string // variables that are require('x')
}

// Exports lists the names that a text of CommonJS exports, and what it passes on
// all exports of: the arguments of require. Each comes once, in the order of the
// text. Safe from any goroutine.
func Exports(text string) (names, reexports []string) {
	// Most files export by one of these words, or nothing one could name.
	if !strings.Contains(text, "exports") && !strings.Contains(text, "__export") {
		return nil, nil
	}
	f := &finder{tokens: scan(text), seen: map[string]bool{}, required: map[string]string{}}
	for f.pos = 0; f.pos < len(f.tokens); {
		at := f.pos
		if t := f.tokens[at]; t.kind == word {
			f.word(t.text, at > 0 && f.is(at-1, "."))
		}
		// A pattern may have another one in it: go on right behind its head.
		f.pos = at + 1
	}
	return f.names, f.reexports
}

func (f *finder) export(name string) {
	if !f.seen[name] {
		f.seen[name] = true
		f.names = append(f.names, name)
	}
}

func (f *finder) reexport(module string) {
	for _, m := range f.reexports {
		if m == module {
			return
		}
	}
	f.reexports = append(f.reexports, module)
}

func (f *finder) word(w string, afterDot bool) {
	switch {
	case w == "__export" || w == "__exportStar":
		f.pos++
		if f.take("(") {
			if module, ok := f.require(); ok {
				f.reexport(module)
			}
		}
	case afterDot:
	case w == "exports":
		f.pos++
		f.member()
	case w == "module" && f.exportsHere():
		if !f.member() && f.take("=") {
			f.assigned()
		}
	case w == "Object":
		at := f.pos
		if !f.define() {
			f.pos = at
			f.star()
		}
	case w == "var" || w == "let" || w == "const":
		f.variable()
	}
}

// at is a token, of kind end beyond the last.
func (f *finder) at(i int) token {
	if i < len(f.tokens) {
		return f.tokens[i]
	}
	return token{}
}

// is tells whether a token is this punctuation.
func (f *finder) is(i int, text string) bool {
	t := f.at(i)
	return t.kind == other && (t.text == text || len(t.text) == 2 && t.text[:1] == text)
}

// take goes over tokens, each a word or one character of punctuation, if all of
// them are there.
func (f *finder) take(what ...string) bool {
	for i, text := range what {
		if t := f.at(f.pos + i); !f.is(f.pos+i, text) && (t.kind != word || t.text != text) {
			return false
		}
	}
	f.pos += len(what)
	return true
}

func (f *finder) name() (string, bool) {
	t := f.at(f.pos)
	if t.kind != word {
		return "", false
	}
	f.pos++
	return t.text, true
}

func (f *finder) str() (string, bool) {
	t := f.at(f.pos)
	if t.kind != str {
		return "", false
	}
	f.pos++
	return t.text, true
}

// exportsHere goes over exports or module.exports.
func (f *finder) exportsHere() bool { return f.take("module", ".", "exports") || f.take("exports") }

// member is .a = or ['a'] = behind exports.
func (f *finder) member() bool {
	at := f.pos
	name, ok := "", false
	switch {
	case f.take("."):
		name, ok = f.name()
	case f.take("["):
		if name, ok = f.str(); ok {
			ok = f.take("]")
		}
	}
	if ok && f.take("=") {
		f.export(name)
		return true
	}
	f.pos = at
	return false
}

// assigned is what follows module.exports =.
func (f *finder) assigned() {
	f.reexports = nil
	if module, ok := f.require(); ok {
		f.reexport(module)
	} else if f.take("{") {
		f.literal()
	}
}

// literal is an object, up to the first value that is more than a name.
func (f *finder) literal() {
	for {
		if f.take(".", ".", ".") {
			if module, ok := f.require(); ok {
				f.reexport(module)
			} else if _, ok := f.name(); !ok {
				return
			}
		} else if name, ok := f.name(); ok {
			if f.take(":") {
				if _, ok := f.name(); !ok {
					return
				}
			}
			f.export(name)
		} else if name, ok := f.str(); ok && f.take(":") {
			if _, ok := f.name(); !ok {
				return
			}
			f.export(name)
		} else {
			return
		}
		if !f.take(",") {
			return
		}
	}
}

// require is require('x').
func (f *finder) require() (string, bool) {
	at := f.pos
	if f.take("require", "(") {
		if module, ok := f.str(); ok && f.take(")") {
			return module, true
		}
	}
	f.pos = at
	return "", false
}

// variable is var a = require('x').
func (f *finder) variable() {
	f.pos++
	name, ok := f.name()
	if !ok || !f.take("=") {
		return
	}
	f.take("_interopRequireWildcard", "(")
	if module, ok := f.require(); ok {
		f.required[name] = module
	}
}

// define is Object.defineProperty(exports, 'a', {...}): with a value, or with a
// getter that does nothing but return something.
func (f *finder) define() bool {
	if !f.take("Object", ".", "defineProperty", "(") || !f.exportsHere() || !f.take(",") {
		return false
	}
	name, ok := f.str()
	if !ok || !f.take(",", "{") {
		return false
	}
	f.take("enumerable", ":", "true", ",")
	if f.take("value", ":") || f.getter("", "") {
		f.export(name)
		return true
	}
	return false
}

// getter is get() { return a.b } and the rest of the call. With names it must
// return from[key].
func (f *finder) getter(from, key string) bool {
	if !f.take("get") {
		return false
	}
	if f.take(":", "function") {
		f.name()
	}
	if !f.take("(", ")", "{", "return") {
		return false
	}
	name, ok := f.name()
	switch {
	case !ok || from != "" && name != from:
		return false
	case from != "":
		ok = f.take("[", key, "]")
	case f.take("."):
		_, ok = f.name()
	case f.take("["):
		if _, ok = f.str(); ok {
			ok = f.take("]")
		}
	}
	if !ok {
		return false
	}
	f.take(";")
	if !f.take("}") {
		return false
	}
	f.take(",")
	return f.take("}", ")")
}

// star is the loop by which Babel and TypeScript pass on all exports of a
// module.
func (f *finder) star() {
	if !f.take("Object", ".", "keys", "(") {
		return
	}
	from, ok := f.name()
	module, known := f.required[from]
	if !ok || !known || !f.take(")", ".", "forEach", "(", "function", "(") {
		return
	}
	key, ok := f.name()
	if ok && f.take(")", "{") && f.guarded(key) && f.copied(from, key) {
		f.reexport(module)
	}
}

// guarded goes over what keeps default out of the loop: an if that returns, and
// others after it, or the if around the copying.
func (f *finder) guarded(key string) bool {
	if !f.take("if", "(", key) {
		return false
	}
	leaves := f.take("=", "=", "=")
	if !leaves && !f.take("!", "=", "=") {
		return false
	}
	if name, ok := f.str(); !ok || name != "default" || !f.close() {
		return false
	}
	if !leaves {
		return true
	}
	for first := true; ; first = false {
		if !first {
			if !f.take("if", "(") {
				return true
			}
			if !f.close() {
				return false
			}
		}
		if !f.take("return") {
			return false
		}
		f.take(";")
	}
}

// close goes behind the parenthesis that closes here.
func (f *finder) close() bool {
	for depth := 1; f.pos < len(f.tokens); f.pos++ {
		switch {
		case f.is(f.pos, "("):
			depth++
		case f.is(f.pos, ")"):
			if depth--; depth == 0 {
				f.pos++
				return true
			}
		}
	}
	return false
}

// copied is exports[key] = from[key], or the same by defineProperty.
func (f *finder) copied(from, key string) bool {
	if f.take("Object", ".", "defineProperty", "(") {
		return f.exportsHere() && f.take(",", key, ",", "{", "enumerable", ":", "true", ",") && f.getter(from, key)
	}
	return f.exportsHere() && f.take("[", key, "]", "=", from, "[", key, "]")
}
