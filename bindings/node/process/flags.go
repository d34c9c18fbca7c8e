package process

import (
	_ "embed" // flags.js

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

//go:embed flags.js
var flagsSource string

// environmentFlags are the flags of a command of ours that Node takes from
// NODE_OPTIONS, too.
var environmentFlags = []string{
	"--conditions", "-C", "--deprecation", "--import", "--input-type", "--require", "-r", "--throw-deprecation",
	"--trace-deprecation", "--trace-uncaught", "--trace-warnings", "--unhandled-rejections", "--warnings",
}

// allowedFlags is process.allowedNodeEnvironmentFlags; undefined where the
// engine has no Set.
func (p *process) allowedFlags() (engine.Value, error) {
	eng := p.e.Engine
	if lang.Global(p.e, "Set") == nil {
		return eng.Undefined(), nil
	}
	make, err := eng.Function(engine.Source{File: "node:process", Text: flagsSource}, "list")
	if err != nil {
		return nil, err
	}
	return eng.Call(make, nil, p.array(environmentFlags))
}
