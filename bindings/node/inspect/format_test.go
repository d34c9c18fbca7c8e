package inspect

import (
	"math"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// plain is an engine of strings and numbers: Go's own. Whatever else is asked
// of it panics, so that a test sees that plain lines ask for nothing else.
type plain struct{ engine.Engine }

func (plain) TypeOf(v engine.Value) engine.Type {
	if _, ok := v.(string); ok {
		return engine.String
	}
	return engine.Number
}
func (plain) ToString(v engine.Value) (string, error)  { return v.(string), nil }
func (plain) ToNumber(v engine.Value) (float64, error) { return v.(float64), nil }

func TestFormatPlain(t *testing.T) {
	in := Of(&env.Env{Engine: plain{}})
	for want, args := range map[string][]engine.Value{
		"":                nil,
		"a":               {"a"},
		"a b 5":           {"a", "b", 5.0},
		"5 %s a":          {5.0, "%s", "a"},
		"x is 5, y":       {"%s is %d, y", "x", 5.0},
		"%":               {"%"},
		"%% stays":        {"%% stays"},
		"% a":             {"%%", "a"},
		"100% 5":          {"100%", 5.0},
		"a %s":            {"%s %s", "a"},
		"%x a":            {"%x", "a"},
		"42 12 0.5 -0 a%": {"%d %i %f %s a%", 42.0, "12px", ".5", negativeZero},
		"styled":          {"%cstyled", "css"},
	} {
		got, err := in.Format(args, nil)
		if err != nil || got != want {
			t.Errorf("%v: %q %v, want %q", args, got, err, want)
		}
	}
}

var negativeZero = math.Copysign(0, -1)

func TestPlainLinesAllocateNothing(t *testing.T) {
	in := Of(&env.Env{Engine: plain{}})
	buf := make([]byte, 0, 100)
	args := []engine.Value{"GET", "/index.html", 200.0, 1.5}
	if n := testing.AllocsPerRun(100, func() {
		b, err := in.AppendFormat(buf, args, nil)
		if err != nil || string(b) != "GET /index.html 200 1.5" {
			t.Fatal(string(b), err)
		}
	}); n != 0 {
		t.Errorf("%v allocations for a plain line", n)
	}
}
