package buffer

import (
	"encoding/base64"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/domexception"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
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
				return nil, domexception.Throw(st.e, "InvalidCharacterError", badCharacter)
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
				return nil, domexception.Throw(st.e, "InvalidCharacterError", wrong)
			}
			return eng.String(Decode(b, Latin1)), nil
		}},
	}
}
