package buffer

import (
	"encoding/base64"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// baseFunctions are the web's btoa and atob: strings whose characters are
// bytes.
func baseFunctions(e *env.Env) []env.Method {
	eng := e.Engine
	need := func(c *engine.Call, name string) (string, error) {
		if len(c.Args) == 0 {
			return "", e.Throw(env.TypeError, "ERR_MISSING_ARGS", `The "`+name+`" argument must be specified`)
		}
		return eng.ToString(c.Args[0])
	}
	return []env.Method{
		{Name: "btoa", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			text, err := need(c, "input")
			if err != nil {
				return nil, err
			}
			if strings.IndexFunc(text, func(r rune) bool { return r > 0xff }) >= 0 {
				return nil, invalidCharacter(e, "Invalid character")
			}
			return eng.String(base64.StdEncoding.EncodeToString(Encode(text, Latin1))), nil
		}},
		{Name: "atob", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			text, err := need(c, "input")
			if err != nil {
				return nil, err
			}
			b, ok := forgivingBase64(text)
			if !ok {
				return nil, invalidCharacter(e, "The string to be decoded is not correctly encoded.")
			}
			return eng.String(Decode(b, Latin1)), nil
		}},
	}
}

// forgivingBase64 is the Encoding Standard's forgiving-base64 decode: white
// space is skipped, padding may be missing, all else must be right.
func forgivingBase64(text string) ([]byte, bool) {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune("\t\n\f\r ", r) {
			return -1
		}
		return r
	}, text)
	if len(text)%4 == 0 {
		text = strings.TrimSuffix(strings.TrimSuffix(text, "="), "=")
	}
	b, err := base64.RawStdEncoding.DecodeString(text)
	return b, err == nil
}

// invalidCharacter is the DOMException the two throw, as an Error.
func invalidCharacter(e *env.Env, message string) error {
	v := e.NewError(env.Error, "", message)
	e.Engine.Set(v, "name", e.Engine.String("InvalidCharacterError"))
	e.Engine.Set(v, "code", e.Engine.Number(5))
	return e.ThrowValue(v)
}
