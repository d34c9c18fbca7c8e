package util

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
)

// systemErrorName is util.getSystemErrorName(-2): ENOENT.
func (u *util) systemErrorName(c *engine.Call) (engine.Value, error) {
	v := c.Arg(0)
	if u.eng.TypeOf(v) != engine.Number {
		return nil, u.env.InvalidArgType("err", "of type number", v)
	}
	n, err := u.eng.ToNumber(v)
	if err != nil {
		return nil, err
	}
	if !(n < 0) || n != math.Trunc(n) || n < -(1<<53-1) {
		return nil, u.env.OutOfRange("err", "a negative integer", v)
	}
	for _, code := range uv.Codes() {
		if float64(code) == n {
			return u.eng.String(code.Name()), nil
		}
	}
	text, err := u.eng.ToString(v)
	return u.eng.String("Unknown system error " + text), err
}

// systemErrorMap is util.getSystemErrorMap(): number to [name, message].
func (u *util) systemErrorMap(*engine.Call) (engine.Value, error) {
	codes, err := u.eng.Construct(lang.Global(u.env, "Map"))
	if err != nil {
		return nil, err
	}
	set := lang.Intrinsic(u.env, "Map", "set")
	for _, code := range uv.Codes() {
		pair := u.eng.NewArray(u.eng.String(code.Name()), u.eng.String(code.Message()))
		if _, err := u.eng.Call(set, codes, u.eng.Number(float64(code)), pair); err != nil {
			return nil, err
		}
	}
	return codes, nil
}
