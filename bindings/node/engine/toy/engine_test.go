package toy_test

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/engine/enginetest"
	"github.com/uvgo/uvgo/bindings/node/engine/toy"
)

var dialect = enginetest.Dialect{
	Same:    `a`,
	This:    `this`,
	Call:    `(a b)`,
	Method:  `(a.m b)`,
	New:     `(new a b)`,
	Get:     `a.x`,
	Set:     `(set a.x b)`,
	Closure: `(fn () a)`,
	Throw:   "\n\n(throw a)",
	Catch:   `(try a b)`,
	Error:   "\n\n(new Error a)",
	Unknown: `nobodyHasThisName`,
	Endless: `(while true)`,
	Deep:    `(set f (fn () (f))) (f)`,
	Broken:  "a\n)",
}

func TestEngine(t *testing.T) {
	enginetest.RunDialect(t, func() engine.Engine { return toy.New() }, dialect)
}
