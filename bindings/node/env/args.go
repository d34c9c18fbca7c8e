package env

import (
	"math"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// InvalidArgType is Node's ERR_INVALID_ARG_TYPE. expected is the middle of the
// sentence: "of type function", "an instance of Buffer".
func (e *Env) InvalidArgType(name, expected string, actual engine.Value) error {
	what := `"` + name + `" argument`
	if strings.HasSuffix(name, " argument") {
		what = name
	} else if strings.Contains(name, ".") {
		what = `"` + name + `" property`
	}
	return e.Throw(TypeError, "ERR_INVALID_ARG_TYPE", "The "+what+" must be "+expected+"."+e.received(actual))
}

// InvalidArgValue is Node's ERR_INVALID_ARG_VALUE with this reason ("is
// invalid" if empty).
func (e *Env) InvalidArgValue(name string, actual engine.Value, reason string) error {
	if reason == "" {
		reason = "is invalid"
	}
	what := "argument"
	if strings.Contains(name, ".") {
		what = "property"
	}
	return e.Throw(TypeError, "ERR_INVALID_ARG_VALUE", "The "+what+" '"+name+"' "+reason+". Received "+e.shortInspect(actual))
}

// OutOfRange is Node's ERR_OUT_OF_RANGE: bounds is ">= 0 && <= 255".
func (e *Env) OutOfRange(name, bounds string, actual engine.Value) error {
	return e.Throw(RangeError, "ERR_OUT_OF_RANGE", `The value of "`+name+`" is out of range. It must be `+bounds+". Received "+e.rangeText(actual))
}

// rangeText writes a number the way ERR_OUT_OF_RANGE does: large integers with
// underscores.
func (e *Env) rangeText(v engine.Value) string {
	switch e.Engine.TypeOf(v) {
	case engine.Number:
		if f, _ := e.Engine.ToNumber(v); f == math.Trunc(f) && math.Abs(f) > 1<<32 && !math.IsInf(f, 0) {
			return underscored(e.Text(e.Engine.Number(f))) // an engine may keep integers too exactly
		}
	case engine.BigInt:
		text := e.Text(v)
		if f, err := strconv.ParseFloat(text, 64); err == nil && math.Abs(f) > 1<<32 {
			text = underscored(text)
		}
		return text + "n"
	}
	return e.shortInspect(v)
}

// underscored groups what is taken for digits by three, as Node does: 1e+21 is
// 1e_+21.
func underscored(text string) string {
	sign := len(text) - len(strings.TrimPrefix(text, "-"))
	for i := len(text) - 3; i > sign; i -= 3 {
		text = text[:i] + "_" + text[i:]
	}
	return text
}

// received is the tail of ERR_INVALID_ARG_TYPE.
func (e *Env) received(v engine.Value) string { return " Received " + e.Kind(v) }

// Kind is what Node's messages say of a value they do not want: type number
// (5), an instance of Foo, undefined. Loop goroutine only.
func (e *Env) Kind(v engine.Value) string {
	eng := e.Engine
	switch eng.TypeOf(v) {
	case engine.Undefined:
		return "undefined"
	case engine.Null:
		return "null"
	case engine.Function:
		name := ""
		if n, err := eng.Get(v, "name"); err == nil && eng.TypeOf(n) == engine.String {
			name = e.Text(n)
		}
		if name == "" {
			return "function "
		}
		return "function " + name
	case engine.Object:
		ctor, err := eng.Get(v, "constructor")
		if t := eng.TypeOf(ctor); err == nil && (t == engine.Function || t == engine.Object) {
			if has, err := eng.Has(ctor, "name"); err == nil && has {
				if n, err := eng.Get(ctor, "name"); err == nil {
					return "an instance of " + e.Text(n)
				}
			}
		}
		return e.shortInspect(v)
	}
	typ := [...]string{engine.Boolean: "boolean", engine.Number: "number", engine.String: "string", engine.Symbol: "symbol", engine.BigInt: "bigint"}[eng.TypeOf(v)]
	// Of a long string the beginning is quoted, of others the text is cut.
	if r := []rune(e.Text(v)); len(r) > 28 && eng.TypeOf(v) == engine.String {
		v = eng.String(string(r[:25]) + "...")
	}
	text := e.shortInspect(v)
	if r := []rune(text); len(r) > 28 && eng.TypeOf(v) != engine.String {
		text = string(r[:25]) + "..."
	}
	return "type " + typ + " (" + text + ")"
}

// shortInspect is enough of util.inspect for an error message. Package inspect
// replaces Inspect when it is there.
func (e *Env) shortInspect(v engine.Value) string {
	if e.Inspect != nil {
		return e.Inspect(v)
	}
	if e.Engine.TypeOf(v) == engine.String {
		return "'" + e.Text(v) + "'"
	}
	return e.Text(v)
}

// Func checks that v is a function: the "listener" argument must be of type
// function.
func (e *Env) Func(name string, v engine.Value) error {
	if e.Engine.TypeOf(v) != engine.Function {
		return e.InvalidArgType(name, "of type function", v)
	}
	return nil
}

// StringArg checks that v is a string and gives it.
func (e *Env) StringArg(name string, v engine.Value) (string, error) {
	if e.Engine.TypeOf(v) != engine.String {
		return "", e.InvalidArgType(name, "of type string", v)
	}
	return e.Engine.ToString(v)
}

// IntArg checks that v is a whole number within bounds.
func (e *Env) IntArg(name string, v engine.Value, lowest, highest int64) (int64, error) {
	if e.Engine.TypeOf(v) != engine.Number {
		return 0, e.InvalidArgType(name, "of type number", v)
	}
	f, err := e.Engine.ToNumber(v)
	if err != nil {
		return 0, err
	}
	if f != math.Trunc(f) || math.IsInf(f, 0) {
		return 0, e.OutOfRange(name, "an integer", v)
	}
	if f < float64(lowest) || f > float64(highest) {
		return 0, e.OutOfRange(name, ">= "+strconv.FormatInt(lowest, 10)+" && <= "+strconv.FormatInt(highest, 10), v)
	}
	return int64(f), nil
}

// PortArg checks that v is a port, as a number or as text, and gives it; name
// is what ERR_SOCKET_BAD_PORT calls it.
func (e *Env) PortArg(name string, v engine.Value, allowZero bool) (uint16, error) {
	t := e.Engine.TypeOf(v)
	if t == engine.Number || t == engine.String && strings.TrimSpace(e.Text(v)) != "" {
		f, err := e.Engine.ToNumber(v)
		if err == nil && f >= 0 && f <= math.MaxUint16 && f == math.Trunc(f) && (f > 0 || allowZero) {
			return uint16(f), nil
		}
	}
	bound := ">"
	if allowZero {
		bound = ">="
	}
	return 0, e.Throw(RangeError, "ERR_SOCKET_BAD_PORT", name+" should be "+bound+" 0 and < 65536."+e.received(v)+".")
}
