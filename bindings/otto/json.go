package otto

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/robertkrimen/otto"
)

// otto's JSON goes through encoding/json and loses the order of keys both
// ways. This is ECMAScript's.

func (e *Engine) installJSON() {
	e.defineFunc(e.rt.global.JSON, "parse", 2, e.jsonParse)
	e.defineFunc(e.rt.global.JSON, "stringify", 3, e.jsonStringify)
}

// deeper counts one level of a recursion that runs in Go against the limit
// for the script's own.
func (e *Engine) deeper() {
	if e.depth++; e.depth >= e.maxDepth {
		e.throwBuiltin("RangeError", "Maximum call stack size exceeded")
	}
}

type jsonWriter struct {
	engine   *Engine
	out      []byte
	replacer *object
	names    []string // the only ones to write, if not nil
	gap      string
	indent   string
	stack    []*object
}

func (e *Engine) jsonStringify(c otto.FunctionCall) otto.Value {
	w := &jsonWriter{engine: e}
	if r := objectOf(c.Argument(1)); r != nil && r.class == "Function" {
		w.replacer = r
	} else if r != nil && r.class == "Array" {
		w.names = []string{}
		for i := range r.length() {
			v := r.at(i)
			if o := objectOf(v); v.IsString() || v.IsNumber() || o != nil && (o.class == "String" || o.class == "Number") {
				if name := valueString(v); !slices.Contains(w.names, name) {
					w.names = append(w.names, name)
				}
			}
		}
	}
	w.gap = jsonGap(c.Argument(2))

	// A panic in a toJSON must not leave the count of levels too high.
	depth := e.depth
	defer func() { e.depth = depth }()
	holder := func() *object {
		o := e.newObject(e.rt.global.ObjectPrototype)
		o.add("", c.Argument(0), modeFull)
		return o
	}
	if !w.value(c.Argument(0), "", holder) {
		return otto.Value{}
	}
	return text(string(w.out))
}

func jsonGap(v otto.Value) string {
	if o := objectOf(v); o != nil {
		switch o.class {
		case "Number":
			v = number(valueFloat(v))
		case "String":
			v = text(valueString(v))
		}
	}
	if v.IsNumber() {
		return strings.Repeat(" ", int(min(max(toInteger(v), 0), 10)))
	}
	if v.IsString() {
		return prefix(valueString(v), 10)
	}
	return ""
}

// value writes v; false if it has no likeness in JSON. holder is the object v
// is in, made only if a replacer wants to see it.
func (w *jsonWriter) value(v otto.Value, key string, holder func() *object) bool {
	if o := objectOf(v); o != nil {
		if f := objectOf(o.get("toJSON")); f != nil && f.class == "Function" {
			v = f.invoke(v, text(key))
		}
	}
	if w.replacer != nil {
		v = w.replacer.invoke(holder().asValue(), text(key), v)
	}
	o := objectOf(v)
	if o != nil {
		switch o.class {
		case "Number":
			v, o = number(valueFloat(v)), nil
		case "String":
			v, o = text(valueString(v)), nil
		case "Boolean":
			v, o = o.value.(otto.Value), nil
		}
	}
	switch {
	case o != nil:
		if o.class == "Function" {
			return false
		}
		w.object(o)
	case v.IsNull():
		w.out = append(w.out, "null"...)
	case v.IsBoolean():
		w.out = strconv.AppendBool(w.out, valueBool(v))
	case v.IsString():
		w.out = appendQuoted(w.out, valueString(v))
	case v.IsNumber():
		if f := valueFloat(v); math.IsNaN(f) || math.IsInf(f, 0) {
			w.out = append(w.out, "null"...)
		} else {
			w.out = append(w.out, valueString(v)...)
		}
	default:
		return false
	}
	return true
}

func (w *jsonWriter) object(o *object) {
	if i := w.onStack(o); i >= 0 {
		w.engine.throwBuiltin("TypeError", w.circle(i))
	}
	w.engine.deeper()
	defer func() { w.engine.depth-- }()
	w.stack = append(w.stack, o)
	outer := w.indent
	w.indent += w.gap
	if o.class == "Array" {
		w.elements(o, outer)
	} else {
		w.members(o, outer)
	}
	w.indent = outer
	w.stack = w.stack[:len(w.stack)-1]
}

// onStack finds o among the objects that are being written. Only a deep one
// costs: circles are mostly short, so the search begins at the innermost.
func (w *jsonWriter) onStack(o *object) int {
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i] == o {
			return i
		}
	}
	return -1
}

// circle is V8's message for a circle that begins at the i-th object.
func (w *jsonWriter) circle(i int) string {
	constructor := func(o *object) string {
		if f := objectOf(o.get("constructor")); f != nil {
			return f.text("name")
		}
		return "Object"
	}
	key := func(i int, child *object) string {
		if w.stack[i].class == "Array" {
			return "index " + w.keyTo(w.stack[i], child)
		}
		return "property '" + w.keyTo(w.stack[i], child) + "'"
	}
	first := w.stack[i]
	path := "Converting circular structure to JSON\n    --> starting at object with constructor '" + constructor(first) + "'"
	for ; i+1 < len(w.stack); i++ {
		path += "\n    |     " + key(i, w.stack[i+1]) + " -> object with constructor '" + constructor(w.stack[i+1]) + "'"
	}
	return path + "\n    --- " + key(i, first) + " closes the circle"
}

// keyTo is the key of o that leads to child.
func (w *jsonWriter) keyTo(o, child *object) string {
	for _, name := range o.keys(false) {
		if v := objectOf(o.get(name)); v != nil && v == child {
			return name
		}
	}
	return ""
}

func (w *jsonWriter) newline(indent string) {
	if w.gap != "" {
		w.out = append(w.out, '\n')
		w.out = append(w.out, indent...)
	}
}

func (w *jsonWriter) elements(o *object, outer string) {
	w.out = append(w.out, '[')
	n := o.length()
	for i := range n {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.newline(w.indent)
		name := strconv.Itoa(i)
		if !w.value(o.get(name), name, func() *object { return o }) {
			w.out = append(w.out, "null"...)
		}
	}
	if n > 0 {
		w.newline(outer)
	}
	w.out = append(w.out, ']')
}

func (w *jsonWriter) members(o *object, outer string) {
	names := w.names
	if names == nil {
		names = o.keys(false)
	}
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
		if !w.value(o.get(name), name, func() *object { return o }) {
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
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, `\b`...)
		case '\f':
			b = append(b, `\f`...)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(append(b, s[start:]...), '"')
}

type jsonReader struct {
	engine *Engine
	src    string
	pos    int
}

func (e *Engine) jsonParse(c otto.FunctionCall) otto.Value {
	r := &jsonReader{engine: e, src: valueString(c.Argument(0))}
	depth := e.depth
	defer func() { e.depth = depth }()
	v := r.value()
	r.space()
	if r.pos < len(r.src) {
		e.throwBuiltin("SyntaxError", "Unexpected non-whitespace character after JSON at position "+strconv.Itoa(length16(r.src[:r.pos])))
	}
	if f := objectOf(c.Argument(1)); f != nil && f.class == "Function" {
		holder := e.newObject(e.rt.global.ObjectPrototype)
		holder.add("", v, modeFull)
		return e.revive(f, holder, "")
	}
	return v
}

// fail throws V8's SyntaxError for a character that begins no value.
func (r *jsonReader) fail() {
	e := r.engine
	switch r.src {
	case "undefined", "NaN", "Infinity", "[object Object]":
		e.throwBuiltin("SyntaxError", `"`+r.src+`" is not valid JSON`)
	}
	if r.pos >= len(r.src) {
		e.throwBuiltin("SyntaxError", "Unexpected end of JSON input")
	}
	char, _ := utf8.DecodeRuneInString(r.src[r.pos:])
	what := "Unexpected token '" + string(char) + "', "
	// V8 shows the text around the place, ten characters to each side.
	const around = 10
	at, n := length16(r.src[:r.pos]), length16(r.src)
	switch {
	case n <= 2*around:
		what += `"` + r.src + `"`
	case at < around:
		what += `"` + prefix(r.src, at+around) + `"...`
	case at >= n-around:
		what += `..."` + suffix(r.src, at-around) + `"`
	default:
		what += `..."` + slice16(r.src, at-around, at+around) + `"...`
	}
	e.throwBuiltin("SyntaxError", what+" is not valid JSON")
}

// failAt throws a SyntaxError that tells where the reader stands.
func (r *jsonReader) failAt(message string) {
	r.engine.throwBuiltin("SyntaxError", message+" in JSON at position "+strconv.Itoa(length16(r.src[:r.pos])))
}

func (r *jsonReader) space() {
	for r.pos < len(r.src) {
		switch r.src[r.pos] {
		case ' ', '\t', '\n', '\r':
			r.pos++
		default:
			return
		}
	}
}

// peek is the next character that counts, 0 at the end.
func (r *jsonReader) peek() byte {
	r.space()
	if r.pos == len(r.src) {
		return 0
	}
	return r.src[r.pos]
}

func (r *jsonReader) value() otto.Value {
	switch c := r.peek(); {
	case c == '{':
		return r.object()
	case c == '[':
		return r.array()
	case c == '"':
		return text(r.string())
	case c == '-' || c >= '0' && c <= '9':
		return r.number()
	case c == 't':
		return r.word("true", boolean(true))
	case c == 'f':
		return r.word("false", boolean(false))
	case c == 'n':
		return r.word("null", pack(value{nil, kindNull}))
	}
	r.fail()
	return otto.Value{}
}

func (r *jsonReader) word(word string, v otto.Value) otto.Value {
	for i := range len(word) {
		if r.pos == len(r.src) || r.src[r.pos] != word[i] {
			r.fail()
		}
		r.pos++
	}
	return v
}

func (r *jsonReader) object() otto.Value {
	r.engine.deeper()
	defer func() { r.engine.depth-- }()
	o := r.engine.newObject(r.engine.rt.global.ObjectPrototype)
	r.pos++
	if r.peek() == '}' {
		r.pos++
		return o.asValue()
	}
	for wanted := "Expected property name or '}'"; ; wanted = "Expected double-quoted property name" {
		if r.peek() != '"' {
			r.failAt(wanted)
		}
		name := r.string()
		if r.peek() != ':' {
			r.failAt("Expected ':' after property name")
		}
		r.pos++
		v := r.value()
		if _, ok := o.property[name]; ok {
			o.property[name] = property{v, modeFull}
		} else {
			o.add(name, v, modeFull)
		}
		switch r.peek() {
		case ',':
			r.pos++
			continue
		case '}':
			r.pos++
			return o.asValue()
		}
		r.failAt("Expected ',' or '}' after property value")
	}
}

func (r *jsonReader) array() otto.Value {
	r.engine.deeper()
	defer func() { r.engine.depth-- }()
	var list []otto.Value
	r.pos++
	if r.peek() == ']' {
		r.pos++
		return r.engine.array()
	}
	for {
		list = append(list, r.value())
		switch r.peek() {
		case ',':
			r.pos++
			continue
		case ']':
			r.pos++
			return r.engine.array(list...)
		}
		r.failAt("Expected ',' or ']' after array element")
	}
}

func (r *jsonReader) number() otto.Value {
	start := r.pos
	isDigit := func() bool { return r.pos < len(r.src) && r.src[r.pos] >= '0' && r.src[r.pos] <= '9' }
	digits := func(missing string) {
		if !isDigit() {
			r.failAt(missing)
		}
		for isDigit() {
			r.pos++
		}
	}
	is := func(chars string) bool {
		if r.pos < len(r.src) && strings.IndexByte(chars, r.src[r.pos]) >= 0 {
			r.pos++
			return true
		}
		return false
	}
	is("-")
	if !is("0") {
		digits("No number after minus sign")
	} else if isDigit() {
		r.failAt("Unexpected number")
	}
	if is(".") {
		digits("Unterminated fractional number")
	}
	if is("eE") {
		is("+-")
		digits("Exponent part is missing a number")
	}
	f, _ := strconv.ParseFloat(r.src[start:r.pos], 64) // too large is infinite
	return number(f)
}

func (r *jsonReader) string() string {
	r.pos++
	start := r.pos
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == '"':
			r.pos++
			return r.src[start : r.pos-1]
		case c == '\\':
			return r.escaped([]byte(r.src[start:r.pos]))
		case c < ' ':
			r.failAt("Bad control character in string literal")
		}
		r.pos++
	}
	r.failAt("Unterminated string")
	return ""
}

// escaped reads on in a string that has escapes; b is what it had before.
func (r *jsonReader) escaped(b []byte) string {
	for ; r.pos < len(r.src); r.pos++ {
		c := r.src[r.pos]
		switch {
		case c == '"':
			r.pos++
			return string(b)
		case c < ' ':
			r.failAt("Bad control character in string literal")
		case c != '\\':
			b = append(b, c)
			continue
		}
		r.pos++
		if r.pos == len(r.src) {
			break
		}
		c = r.src[r.pos]
		if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 {
			b = append(b, "\"\\/\b\f\n\r\t"[i])
			continue
		}
		if c != 'u' {
			r.failAt("Bad escaped character")
		}
		u := r.hex()
		if low := r.src[r.pos+1:]; u >= 0xd800 && u < 0xdc00 && strings.HasPrefix(low, `\u`) {
			mark := r.pos
			r.pos += 2
			if low := r.hex(); low >= 0xdc00 && low < 0xe000 {
				u = 0x10000 + (u-0xd800)<<10 + (low - 0xdc00)
			} else {
				r.pos = mark
			}
		}
		b = utf8.AppendRune(b, u)
	}
	r.failAt("Unterminated string")
	return ""
}

// hex reads the four digits behind a u, and stands on the last one after.
func (r *jsonReader) hex() rune {
	u := rune(0)
	for range 4 {
		r.pos++
		d := -1
		if r.pos < len(r.src) {
			d = strings.IndexByte("0123456789abcdef0123456789ABCDEF", r.src[r.pos]) & 15
			if strings.IndexByte("0123456789abcdefABCDEF", r.src[r.pos]) < 0 {
				d = -1
			}
		}
		if d < 0 {
			r.failAt("Bad Unicode escape")
		}
		u = u<<4 | rune(d)
	}
	return u
}

// revive is JSON.parse's second argument at work, from the leaves up.
func (e *Engine) revive(f, holder *object, name string) otto.Value {
	e.deeper()
	defer func() { e.depth-- }()
	v := holder.get(name)
	if o := objectOf(v); o != nil {
		for _, key := range o.keys(false) {
			if w := e.revive(f, o, key); w.IsUndefined() {
				o.objectClass.delete(o, key, false)
			} else {
				o.objectClass.defineOwnProperty(o, key, property{w, modeFull}, false)
			}
		}
	}
	return f.invoke(holder.asValue(), text(name), v)
}
