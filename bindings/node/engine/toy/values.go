package toy

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

func (e *Engine) Undefined() engine.Value { return undefined }
func (e *Engine) Null() engine.Value      { return null }
func (e *Engine) Bool(b bool) engine.Value {
	return map[bool]value{false: {engine.Boolean, 0, "false", nil}, true: {engine.Boolean, 1, "true", nil}}[b]
}
func (e *Engine) Number(f float64) engine.Value           { return value{typ: engine.Number, num: f} }
func (e *Engine) String(s string) engine.Value            { return value{typ: engine.String, str: s} }
func (e *Engine) TypeOf(v engine.Value) engine.Type       { return in(v).typ }
func (e *Engine) ToString(v engine.Value) (string, error) { return in(v).text(), nil }
func (e *Engine) Host(v engine.Value) any                 { return cmp.Or(in(v).object, &none).host }
func (e *Engine) SetHost(v engine.Value, host any)        { in(v).host = host }

func (e *Engine) Same(a, b engine.Value) bool {
	return a == b || in(a).num != in(a).num && in(b).num != in(b).num
}

func (e *Engine) ToBool(v engine.Value) bool {
	x := in(v)
	return x.object != nil || x.num != 0 && x.num == x.num || x.typ == engine.String && x.str != ""
}

func (e *Engine) ToNumber(v engine.Value) (f float64, err error) {
	x := in(v)
	if x.typ == engine.String && strings.TrimSpace(x.str) != "" {
		x.num, err = strconv.ParseFloat(strings.TrimSpace(x.str), 64)
	}
	if x.typ == engine.Undefined || x.object != nil || err != nil {
		return math.NaN(), nil
	}
	return x.num, nil
}

func (e *Engine) NewObject(proto engine.Value) engine.Value {
	if proto == nil {
		return e.make("Object", e.protos["Object"])
	}
	return e.make("Object", in(proto).object)
}

func (e *Engine) NewArray(elems ...engine.Value) engine.Value {
	v := e.make("Array", e.protos["Array"])
	e.hide(v, "length", e.Number(0))
	for i, elem := range elems {
		e.Set(v, i, elem)
	}
	return v
}

func (e *Engine) Class(v engine.Value) string { return cmp.Or(in(v).object, &none).class }

func (e *Engine) NewBytes(b []byte) engine.Value {
	v := e.make("Uint8Array", e.protos["Uint8Array"])
	e.hide(v, "length", e.Number(float64(len(b))))
	v.bytes = b
	return v
}

func (e *Engine) Bytes(v engine.Value) ([]byte, bool) {
	o := cmp.Or(in(v).object, &none)
	return o.bytes, o.class == "Uint8Array"
}
