package http

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
)

// headers are the fields of a message we send, in the order they were first
// set. There are few: a slice beats a map.
type headers struct {
	list []header
}

// header is one field. A string is kept as it is; for anything else (a number,
// an array) value is what getHeader gives back, held, and lines what is sent.
type header struct {
	name  string // as it was written
	lower string
	text  string
	lines []string // an array: one line each
	value engine.Value
}

func (h *headers) find(lower string) int {
	for i := range h.list {
		if h.list[i].lower == lower {
			return i
		}
	}
	return -1
}

func (h *headers) has(lower string) bool { return h.find(lower) >= 0 }

// full tells whether a field is there and says something.
func (h *headers) full(lower string) bool {
	i := h.find(lower)
	return i >= 0 && (h.list[i].text != "" || h.list[i].lines != nil)
}

// put sets a field, replacing it where it stands.
func (h *headers) put(eng engine.Engine, x header) {
	if i := h.find(x.lower); i >= 0 {
		h.list[i].release(eng)
		h.list[i] = x
		return
	}
	h.list = append(h.list, x)
}

func (h *headers) remove(eng engine.Engine, lower string) {
	if i := h.find(lower); i >= 0 {
		h.list[i].release(eng)
		h.list = append(h.list[:i], h.list[i+1:]...)
	}
}

// release lets the script's values go; the fields stay, as strings.
func (h *headers) release(eng engine.Engine) {
	for i := range h.list {
		h.list[i].release(eng)
	}
}

func (x *header) release(eng engine.Engine) {
	if x.value != nil {
		eng.Release(x.value)
		x.value = nil
	}
}

// join makes one line of several.
func (x *header) join() { x.lines = []string{strings.Join(x.lines, "; ")} }

// script is the field as getHeader gives it back.
func (x *header) script(eng engine.Engine) engine.Value {
	if x.value != nil {
		return x.value
	}
	if x.lines != nil {
		items := make([]engine.Value, len(x.lines))
		for i, line := range x.lines {
			items[i] = eng.String(line)
		}
		return eng.NewArray(items...)
	}
	return eng.String(x.text)
}

// lowerName lowers a field name; the common ones are lower already or known.
func lowerName(name string) string {
	switch name {
	case "Content-Type":
		return "content-type"
	case "Content-Length":
		return "content-length"
	}
	return strings.ToLower(name)
}

// validName checks a field name as http.validateHeaderName; what is "Header name"
// or the like.
func validName(e *env.Env, what string, v engine.Value) (string, error) {
	name := ""
	if e.Engine.TypeOf(v) == engine.String {
		name = e.Text(v)
	}
	if !http1.IsToken(name) {
		text := e.Text(v)
		if e.Engine.TypeOf(v) == engine.Object {
			text = e.Inspect(v)
		}
		return "", e.Throw(env.TypeError, "ERR_INVALID_HTTP_TOKEN", what+` must be a valid HTTP token ["`+text+`"]`)
	}
	return name, nil
}

// makeHeader checks name and value as setHeader does and makes the field.
func makeHeader(e *env.Env, name string, v engine.Value) (header, error) {
	return makeField(e, "header", name, v, false)
}

// makeField is makeHeader for a "header" or a "trailer"; each says that the items
// of an array are checked one by one, as they are of fields that are sent at once.
func makeField(e *env.Env, what, name string, v engine.Value, each bool) (header, error) {
	eng := e.Engine
	x := header{name: name, lower: lowerName(name)}
	switch eng.TypeOf(v) {
	case engine.String:
		x.text = e.Text(v)
		return x, validText(e, what, name, x.text)
	case engine.Undefined:
		return x, invalidValue(e, name, v)
	case engine.Object:
		if eng.Class(v) != "Array" {
			break
		}
		n, err := arrayLength(e, v)
		if err != nil {
			return x, err
		}
		x.lines = make([]string, 0, n)
		for i := range n {
			item, err := eng.Get(v, i)
			if err != nil {
				return x, err
			}
			if each && eng.TypeOf(item) == engine.Undefined {
				return x, invalidValue(e, name, item)
			}
			line, err := eng.ToString(item)
			if err != nil {
				return x, err
			}
			if err := validText(e, what, name, line); err != nil {
				return x, err
			}
			x.lines = append(x.lines, line)
		}
		x.value = eng.Hold(v)
		return x, nil
	}
	var err error
	if x.text, err = eng.ToString(v); err != nil {
		return x, err
	}
	if err := validText(e, what, name, x.text); err != nil {
		return x, err
	}
	x.value = eng.Hold(v)
	return x, nil
}

func invalidValue(e *env.Env, name string, v engine.Value) error {
	return e.Throw(env.TypeError, "ERR_HTTP_INVALID_HEADER_VALUE", `Invalid value "`+e.Text(v)+`" for header "`+name+`"`)
}

func validText(e *env.Env, what, name, text string) error {
	if !http1.IsHeaderValue(text) {
		return e.Throw(env.TypeError, "ERR_INVALID_CHAR", "Invalid character in "+what+` content ["`+name+`"]`)
	}
	return nil
}

func arrayLength(e *env.Env, v engine.Value) (int, error) {
	n, err := e.Engine.Get(v, "length")
	if err != nil {
		return 0, err
	}
	return e.Int(n)
}
