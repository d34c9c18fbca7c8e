package toy

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// value is what our engine.Values are; == is identity.
type value struct {
	typ     engine.Type
	num     float64 // of numbers and booleans
	str     string  // of strings; undefined, null and booleans have their names
	*object         // of objects and functions
}

type object struct {
	class string
	proto *object
	props map[string]engine.Property
	names []string     // of props, as they came
	bytes []byte       // of a Uint8Array
	call  engine.Func  // of a Function
	at    engine.Frame // of an Error
	host  any          // Go's, hidden from scripts
}

var none object // stands for what primitives have not

var undefined, null = value{str: "undefined"}, value{typ: engine.Null, str: "null"}

// in is a value that came to us: nil is undefined.
func in(v engine.Value) value {
	x, _ := v.(value)
	if x.typ == engine.Undefined {
		return undefined
	}
	return x
}

func (x value) text() string {
	if x.typ == engine.Number {
		return strings.Replace(strings.TrimPrefix(fmt.Sprint(x.num+0), "+"), "Inf", "Infinity", 1)
	} else if x.object == nil {
		return x.str
	} else if x.class == "Error" {
		return in(x.find("name").Value).text() + ": " + in(x.find("message").Value).text()
	}
	return "[object " + x.class + "]"
}

func (e *Engine) make(class string, proto *object) value {
	return value{typ: engine.Object, object: &object{class: class, proto: proto, props: map[string]engine.Property{}}}
}

// own is a property of o itself, nil if there is none.
func (o *object) own(name string) *engine.Property {
	if o == nil {
		return nil
	} else if p, ok := o.props[name]; ok {
		return &p
	} else if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < len(o.bytes) {
		return &engine.Property{Value: value{typ: engine.Number, num: float64(o.bytes[i])}, Writable: true, Enumerable: true}
	}
	return nil
}

// find looks along the prototypes too; what is nowhere has no Value.
func (o *object) find(name string) (p engine.Property) {
	for ; o != nil; o = o.proto {
		if own := o.own(name); own != nil {
			return *own
		}
	}
	return p
}

func (e *Engine) hide(v engine.Value, name string, x engine.Value) {
	e.Define(v, name, engine.Property{Value: x, Writable: true, Configurable: true})
}

// order is the names of o's properties, indices first.
func (o *object) order() (names []string) {
	for i := range o.bytes {
		names = append(names, strconv.Itoa(i))
	}
	rank := func(name string) int {
		if i, err := strconv.Atoi(name); err == nil {
			return i
		}
		return math.MaxInt
	}
	return append(names, slices.SortedStableFunc(slices.Values(o.names), func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })...)
}
