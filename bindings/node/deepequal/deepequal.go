// Package deepequal is the comparison behind assert.deepEqual,
// assert.deepStrictEqual and util.isDeepStrictEqual.
package deepequal

import (
	"bytes"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Equal tells whether a and b are deeply equal: strictly, with the same
// prototypes and Object.is, or loosely, with ==. The error is what a getter
// threw. Loop goroutine only.
func Equal(e *env.Env, a, b engine.Value, strict bool) (equal bool, err error) {
	c := comparison{env: e, eng: e.Engine, strict: strict}
	defer func() {
		if r := recover(); r != nil {
			t, ok := r.(thrown)
			if !ok {
				panic(r)
			}
			err = t.err
		}
	}()
	return c.equal(a, b), nil
}

type thrown struct{ err error }

func must[T any](v T, err error) T {
	if err != nil {
		panic(thrown{err})
	}
	return v
}

type comparison struct {
	env    *env.Env
	eng    engine.Engine
	strict bool
	// under are the pairs that are being compared: one met again inside of
	// itself is equal unless something else differs.
	under [][2]engine.Value
}

func (c *comparison) equal(a, b engine.Value) bool {
	if lang.StrictEqual(c.env, a, b) {
		return !c.strict || lang.SameValue(c.env, a, b)
	}
	aObject, bObject := c.eng.TypeOf(a) == engine.Object, c.eng.TypeOf(b) == engine.Object
	if c.strict {
		if c.eng.TypeOf(a) == engine.Number {
			return lang.IsNaN(c.env, a) && lang.IsNaN(c.env, b)
		}
		if !aObject || !bObject || !c.sameProto(a, b) {
			return false
		}
	} else if !aObject || !bObject {
		if aObject || bObject {
			return false
		}
		return must(lang.LooseEqual(c.env, a, b)) || lang.IsNaN(c.env, a) && lang.IsNaN(c.env, b)
	}
	for _, pair := range c.under {
		if c.eng.Same(pair[0], a) && c.eng.Same(pair[1], b) {
			return true
		}
	}
	c.under = append(c.under, [2]engine.Value{a, b})
	defer func() { c.under = c.under[:len(c.under)-1] }()
	return c.objects(a, b)
}

func (c *comparison) sameProto(a, b engine.Value) bool {
	return c.eng.Same(c.eng.Proto(a), c.eng.Proto(b))
}

// objects compares two objects: first what their kind is about, then their
// properties.
func (c *comparison) objects(a, b engine.Value) bool {
	class := c.class(a)
	if class != c.class(b) || c.tag(a) != c.tag(b) {
		return false
	}
	aBytes, isBytes := c.eng.Bytes(a)
	switch {
	case class == "Array":
		return lang.Length(c.env, a) == lang.Length(c.env, b) && c.properties(a, b)
	case class == "Date":
		if !c.sameResult(a, b, "Date", "getTime") {
			return false
		}
	case class == "RegExp":
		for _, name := range [...]string{"source", "flags", "lastIndex", "global", "ignoreCase", "multiline"} {
			if !lang.StrictEqual(c.env, must(c.eng.Get(a, name)), must(c.eng.Get(b, name))) {
				return false
			}
		}
	case isBytes:
		bBytes, _ := c.eng.Bytes(b)
		floats := class == "Float32Array" || class == "Float64Array"
		// Loosely, 0 equals -0 but NaN nothing: that is for the elements.
		if len(aBytes) != len(bBytes) || (c.strict || !floats) && !bytes.Equal(aBytes, bBytes) {
			return false
		}
		return c.named(a, b) && (c.strict || !floats || c.properties(a, b))
	case class == "Set" || class == "Map":
		if !c.collections(a, b, class == "Map") {
			return false
		}
	case class == "Number" || class == "String" || class == "Boolean" || class == "BigInt" || class == "Symbol":
		value := lang.Intrinsic(c.env, class, "valueOf")
		if !lang.SameValue(c.env, must(c.eng.Call(value, a)), must(c.eng.Call(value, b))) {
			return false
		}
	case lang.IsError(c.env, a):
		if !c.errors(a, b) {
			return false
		}
	case lang.IsError(c.env, b):
		return false
	}
	return c.properties(a, b)
}

// class is the engine's word for what v is; a proxy is an array or an object.
func (c *comparison) class(v engine.Value) string {
	class := c.eng.Class(v)
	if class != "Array" {
		if isArray, err := c.eng.Call(lang.Static(c.env, "Array", "isArray"), nil, v); err == nil && c.eng.ToBool(isArray) {
			return "Array"
		}
	}
	if class == "Proxy" {
		return "Object"
	}
	return class
}

func (c *comparison) tag(v engine.Value) string {
	symbol := lang.Symbol(c.env, "toStringTag")
	if symbol == nil {
		return ""
	}
	tag := must(c.eng.Get(v, symbol))
	if c.eng.TypeOf(tag) != engine.String {
		return ""
	}
	return must(c.eng.ToString(tag))
}

func (c *comparison) sameResult(a, b engine.Value, class, method string) bool {
	f := lang.Intrinsic(c.env, class, method)
	return c.eng.Same(must(c.eng.Call(f, a)), must(c.eng.Call(f, b)))
}

// errors compares what makes errors differ though it is not enumerable.
func (c *comparison) errors(a, b engine.Value) bool {
	if !lang.IsError(c.env, b) {
		return false
	}
	for _, name := range [...]string{"message", "name", "cause", "errors"} {
		enumerable := lang.IsEnumerable(c.env, a, name)
		if enumerable != lang.IsEnumerable(c.env, b, name) {
			return false
		}
		if enumerable {
			continue
		}
		x, y := must(c.eng.Get(a, name)), must(c.eng.Get(b, name))
		if name == "message" || name == "name" {
			if !lang.StrictEqual(c.env, x, y) {
				return false
			}
		} else if !c.equal(x, y) {
			return false
		}
	}
	return true
}

// keys are the own enumerable properties that count: symbols only strictly.
func (c *comparison) keys(v engine.Value) []engine.Key {
	keys := must(c.eng.Keys(v, false))
	if c.strict {
		return keys
	}
	named := keys[:0:0]
	for _, key := range keys {
		switch key.(type) {
		case string, int:
			named = append(named, key)
		}
	}
	return named
}

func (c *comparison) properties(a, b engine.Value) bool {
	return c.sameKeys(a, b, c.keys(a), c.keys(b))
}

// named compares the properties of bytes that are not the bytes.
func (c *comparison) named(a, b engine.Value) bool {
	extra := func(keys []engine.Key) []engine.Key {
		var named []engine.Key
		for _, key := range keys {
			s, isName := key.(string)
			if _, isIndex := key.(int); !isIndex && (!isName || s != "" && (s[0] < '0' || s[0] > '9')) {
				named = append(named, key)
			}
		}
		return named
	}
	return c.sameKeys(a, b, extra(c.keys(a)), extra(c.keys(b)))
}

func (c *comparison) sameKeys(a, b engine.Value, aKeys, bKeys []engine.Key) bool {
	if len(aKeys) != len(bKeys) {
		return false
	}
	for _, key := range aKeys {
		if !lang.IsEnumerable(c.env, b, key) {
			return false
		}
	}
	for _, key := range aKeys {
		if !c.equal(must(c.eng.Get(a, key)), must(c.eng.Get(b, key))) {
			return false
		}
	}
	return true
}

// collections compares Maps and Sets: each member of a must have one of b to
// itself, in any order.
func (c *comparison) collections(a, b engine.Value, isMap bool) bool {
	aKeys, aValues, err := lang.Entries(c.env, a)
	must(0, err)
	bKeys, bValues, err := lang.Entries(c.env, b)
	must(0, err)
	defer lang.Release(c.env, aKeys, aValues, bKeys, bValues)
	if len(aKeys) != len(bKeys) {
		return false
	}
	used := make([]bool, len(bKeys))
	// The same key first: objects that are equal to several find their own.
	find := func(i int, match func(x, y engine.Value) bool) bool {
		for j := range bKeys {
			if !used[j] && match(aKeys[i], bKeys[j]) && (!isMap || c.equal(aValues[i], bValues[j])) {
				used[j] = true
				return true
			}
		}
		return false
	}
	var rest []int
	for i, key := range aKeys {
		if find(i, c.eng.Same) {
			continue
		}
		if c.strict && c.eng.TypeOf(key) != engine.Object {
			return false
		}
		rest = append(rest, i)
	}
	for _, i := range rest {
		if !find(i, c.equal) {
			return false
		}
	}
	return true
}
