package console

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/tty/colors"
)

// colored tells whether a stream gets colours: as its console was told, or, by
// itself, if it is a terminal that has more than two.
func (c *console) colored(s *stream) (bool, error) {
	if c.color != "auto" {
		return c.color == "true", nil
	}
	if s.script != nil {
		return ShouldColorize(c.env, s.script)
	}
	return colorsOf(c.env, s.output), nil
}

// colorsOf tells whether an output of the program's own gets colours.
func colorsOf(e *env.Env, output Output) bool {
	if force, ok := forced(e); ok {
		return force
	}
	terminal, ok := output.(Terminal)
	if !ok || !terminal.IsTTY() {
		return false
	}
	depth, _ := colors.Depth(getenv(e))
	return depth > 2
}

// ShouldColorize tells whether what is written to a stream of a script may have
// colours; nil is standard output. Loop goroutine only.
func ShouldColorize(e *env.Env, stream engine.Value) (bool, error) {
	if stream == nil {
		return colorsOf(e, StreamsOf(e).stdout()), nil
	}
	if force, ok := forced(e); ok {
		return force, nil
	}
	if !lang.IsObject(e, stream) || !lang.Truthy(e, stream, "isTTY") {
		return false, nil
	}
	depth, err := e.Engine.Get(stream, "getColorDepth")
	if err != nil || e.Engine.TypeOf(depth) != engine.Function {
		return err == nil, err
	}
	v, err := e.Engine.Call(depth, stream)
	if err != nil {
		return false, err
	}
	n, err := e.Engine.ToNumber(v)
	return n > 2, err
}

func getenv(e *env.Env) func(string) (string, bool) {
	if f := StreamsOf(e).Getenv; f != nil {
		return f
	}
	return e.Getenv
}

// forced is what FORCE_COLOR says, if it is there.
func forced(e *env.Env) (force, ok bool) {
	switch value, ok := getenv(e)("FORCE_COLOR"); value {
	case "", "1", "true", "2", "3":
		return ok, ok
	default:
		return false, true
	}
}

// ErrorColors tells whether what is written to standard error may have colours.
// Loop goroutine only.
func ErrorColors(e *env.Env) bool {
	output := StreamsOf(e).stderr()
	terminal, ok := output.(Terminal)
	return ok && terminal.IsTTY() && colorsOf(e, output)
}
