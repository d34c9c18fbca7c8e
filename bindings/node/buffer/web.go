package buffer

import (
	"encoding/base64"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// baseFunctions are the web's btoa and atob: strings whose characters are
// bytes.
func (st *state) baseFunctions() []env.Method {
	eng := st.eng
	need := func(c *engine.Call) (string, error) {
		if len(c.Args) == 0 {
			return "", st.e.Throw(env.TypeError, "ERR_MISSING_ARGS", `The "input" argument must be specified`)
		}
		return eng.ToString(c.Args[0])
	}
	return []env.Method{
		{Name: "btoa", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			text, err := need(c)
			if err != nil {
				return nil, err
			}
			if strings.IndexFunc(text, func(r rune) bool { return r > 0xff }) >= 0 {
				return nil, st.invalidCharacter(badCharacter)
			}
			return eng.String(base64.StdEncoding.EncodeToString(Encode(text, Latin1))), nil
		}},
		{Name: "atob", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			text, err := need(c)
			if err != nil {
				return nil, err
			}
			b, wrong := forgivingBase64(text)
			if wrong != "" {
				return nil, st.invalidCharacter(wrong)
			}
			return eng.String(Decode(b, Latin1)), nil
		}},
	}
}

// invalidCharacter is the DOMException that the two throw; an Error that looks
// like one where there is no such class.
func (st *state) invalidCharacter(message string) error {
	const name = "InvalidCharacterError"
	if class := lang.Global(st.e, "DOMException"); class != nil {
		v, err := st.eng.Construct(class, st.eng.String(message), st.eng.String(name))
		if err != nil {
			return err
		}
		return st.e.ThrowValue(v)
	}
	v := st.e.NewError(env.Error, "", message)
	st.eng.Set(v, "name", st.eng.String(name))
	st.eng.Set(v, "code", st.eng.Number(5))
	return st.e.ThrowValue(v)
}
