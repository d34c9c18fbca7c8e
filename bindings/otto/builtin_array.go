package otto

import (
	"math"
	"slices"
	"strconv"

	"github.com/robertkrimen/otto"
)

// installArray adds what Array and its prototype have since ES5, and a sort
// that keeps the order of equals.
func (e *Engine) installArray() {
	ctor, proto := e.rt.global.Array, e.rt.global.ArrayPrototype
	e.defineFunc(ctor, "from", 1, e.arrayFrom)
	e.defineFunc(ctor, "of", 0, func(c otto.FunctionCall) otto.Value { return e.array(c.ArgumentList...) })

	method := func(name string, length int, f func(o *object, c otto.FunctionCall) otto.Value) {
		e.defineFunc(proto, name, length, func(c otto.FunctionCall) otto.Value {
			return f(e.coerce(c.This, "Array.prototype."+name), c)
		})
	}
	find := func(name string, step int, result func(v otto.Value, i int) otto.Value) {
		method(name, 1, func(o *object, c otto.FunctionCall) otto.Value {
			f, n := e.callable(c.Argument(0)), o.length()
			for k := range n {
				i := k
				if step < 0 {
					i = n - 1 - k
				}
				v := o.at(i)
				if valueBool(f.invoke(c.Argument(1), v, integer(i), o.asValue())) {
					return result(v, i)
				}
			}
			return result(otto.Value{}, -1)
		})
	}
	value := func(v otto.Value, i int) otto.Value { return v }
	index := func(v otto.Value, i int) otto.Value { return integer(i) }
	find("find", 1, value)
	find("findIndex", 1, index)
	find("findLast", -1, value)
	find("findLastIndex", -1, index)
	method("includes", 1, func(o *object, c otto.FunctionCall) otto.Value {
		n := o.length()
		for i := clamp(c.Argument(1), n, 0); i < n; i++ {
			if e.Same(out(o.at(i)), out(c.Argument(0))) {
				return boolean(true)
			}
		}
		return boolean(false)
	})
	method("fill", 1, func(o *object, c otto.FunctionCall) otto.Value {
		n := o.length()
		for i, end := clamp(c.Argument(1), n, 0), clamp(c.Argument(2), n, n); i < end; i++ {
			o.put(strconv.Itoa(i), c.Argument(0))
		}
		return o.asValue()
	})
	method("at", 1, func(o *object, c otto.FunctionCall) otto.Value {
		i, n := toInteger(c.Argument(0)), o.length()
		if i < 0 {
			i += float64(n)
		}
		if i < 0 || i >= float64(n) {
			return otto.Value{}
		}
		return o.at(int(i))
	})
	method("flat", 0, func(o *object, c otto.FunctionCall) otto.Value {
		depth := 1.0
		if v := c.Argument(0); !v.IsUndefined() {
			depth = toInteger(v)
		}
		return e.array(e.flatten(nil, o, depth)...)
	})
	method("flatMap", 1, func(o *object, c otto.FunctionCall) otto.Value {
		f := e.callable(c.Argument(0))
		var list []otto.Value
		for i := range o.length() {
			if !o.has(strconv.Itoa(i)) {
				continue
			}
			v := f.invoke(c.Argument(1), o.at(i), integer(i), o.asValue())
			if a := objectOf(v); a != nil && a.class == "Array" {
				list = e.flatten(list, a, 0)
			} else {
				list = append(list, v)
			}
		}
		return e.array(list...)
	})
	method("concat", 1, e.arrayConcat)
	method("map", 1, func(o *object, c otto.FunctionCall) otto.Value {
		f := e.callable(c.Argument(0))
		list := make([]otto.Value, min(o.length(), maxArray))
		for i := range list {
			list[i] = hole
			if name := strconv.Itoa(i); o.has(name) {
				list[i] = f.invoke(c.Argument(1), o.get(name), integer(i), o.asValue())
			}
		}
		return e.array(list...)
	})
	method("copyWithin", 2, arrayCopyWithin)
	method("sort", 1, e.arraySort)
	entry := func(name string, each func(o *object, i int) otto.Value) {
		method(name, 0, func(o *object, c otto.FunctionCall) otto.Value {
			i := -1
			return e.iterator(func() (otto.Value, bool) {
				if i++; i >= o.length() {
					i = math.MaxInt - 1
					return otto.Value{}, false
				}
				return each(o, i), true
			})
		})
	}
	entry("keys", func(o *object, i int) otto.Value { return integer(i) })
	entry("values", func(o *object, i int) otto.Value { return o.at(i) })
	entry("entries", func(o *object, i int) otto.Value { return e.array(integer(i), o.at(i)) })
}

// hole is what otto skips when it makes an array of a list.
var hole = pack(value{nil, kindEmpty})

// maxArray is how long an array may become that a builtin makes.
const maxArray = 1 << 26

func (e *Engine) arrayConcat(o *object, c otto.FunctionCall) otto.Value {
	var list []otto.Value
	for _, v := range append([]otto.Value{o.asValue()}, c.ArgumentList...) {
		a := objectOf(v)
		if a == nil || a.class != "Array" {
			list = append(list, v)
			continue
		}
		n := a.length()
		if len(list)+n > maxArray {
			e.throwBuiltin("RangeError", "Invalid array length")
		}
		for i := range n {
			if name := strconv.Itoa(i); a.has(name) {
				list = append(list, a.get(name))
			} else {
				list = append(list, hole)
			}
		}
	}
	return e.array(list...)
}

func (e *Engine) arrayFrom(c otto.FunctionCall) otto.Value {
	v := c.Argument(0)
	if v.IsUndefined() || v.IsNull() {
		e.throwBuiltin("TypeError", e.brief(out(v))+" is not iterable")
	}
	var list []otto.Value
	if o := objectOf(v); v.IsString() || o != nil && (o.has("length") || o.has("next") || collectionOf(out(v)) != nil) {
		list = e.elements(v)
	}
	if m := c.Argument(1); !m.IsUndefined() {
		f := e.callable(m)
		for i, v := range list {
			list[i] = f.invoke(c.Argument(2), v, integer(i))
		}
	}
	return e.array(list...)
}

func (e *Engine) flatten(list []otto.Value, o *object, depth float64) []otto.Value {
	e.deeper()
	defer func() { e.depth-- }()
	for i := range o.length() {
		name := strconv.Itoa(i)
		if !o.has(name) {
			continue
		}
		v := o.get(name)
		if a := objectOf(v); a != nil && a.class == "Array" && depth > 0 {
			list = e.flatten(list, a, depth-1)
			continue
		}
		list = append(list, v)
	}
	return list
}

func arrayCopyWithin(o *object, c otto.FunctionCall) otto.Value {
	n := o.length()
	to, from, end := clamp(c.Argument(0), n, 0), clamp(c.Argument(1), n, 0), clamp(c.Argument(2), n, n)
	count := min(end-from, n-to)
	for k := range count {
		i := k
		if from < to {
			i = count - 1 - k // so that what is still to be copied is not overwritten
		}
		source, target := strconv.Itoa(from+i), strconv.Itoa(to+i)
		if o.has(source) {
			o.put(target, o.get(source))
		} else {
			o.objectClass.delete(o, target, true)
		}
	}
	return o.asValue()
}

// arraySort keeps equal elements in their order. Undefined goes to the end,
// and holes behind it.
func (e *Engine) arraySort(o *object, c otto.FunctionCall) otto.Value {
	var compare *object
	if f := c.Argument(0); !f.IsUndefined() {
		if compare = objectOf(f); compare == nil || compare.class != "Function" {
			e.throwBuiltin("TypeError", "The comparison function must be either a function or undefined")
		}
	}
	n, undefineds := o.length(), 0
	var list []otto.Value
	for i := range n {
		name := strconv.Itoa(i)
		if !o.has(name) {
			continue
		}
		if v := o.get(name); v.IsUndefined() {
			undefineds++
		} else {
			list = append(list, v)
		}
	}
	if compare != nil {
		slices.SortStableFunc(list, func(a, b otto.Value) int {
			switch f := valueFloat(compare.invoke(otto.Value{}, a, b)); {
			case f < 0:
				return -1
			case f > 0:
				return 1
			}
			return 0
		})
	} else {
		list = sortAsStrings(list)
	}
	for i, v := range list {
		o.put(strconv.Itoa(i), v)
	}
	for i := len(list); i < n; i++ {
		if name := strconv.Itoa(i); i < len(list)+undefineds {
			o.put(name, otto.Value{})
		} else {
			o.objectClass.delete(o, name, true)
		}
	}
	return o.asValue()
}

func sortAsStrings(list []otto.Value) []otto.Value {
	type keyed struct {
		key string
		v   otto.Value
	}
	pairs := make([]keyed, len(list))
	for i, v := range list {
		pairs[i] = keyed{valueString(v), v}
	}
	slices.SortStableFunc(pairs, func(a, b keyed) int { return compare16(a.key, b.key) })
	for i, p := range pairs {
		list[i] = p.v
	}
	return list
}

// compare16 compares as JavaScript does, by units of UTF-16: characters
// beyond U+FFFF, which are two, come before U+E000.
func compare16(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if x, y := a[i], b[i]; x != y {
			// 0xEE and 0xEF lead U+E000 to U+FFFF in UTF-8, 0xF0 and above
			// what lies beyond.
			if x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0) {
				return int(y) - int(x)
			}
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}
