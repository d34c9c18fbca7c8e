package otto

import (
	"github.com/robertkrimen/otto"
)

func (e *Engine) newHooks() *hooks {
	return &hooks{
		caught: e.hook(e.caught),
		thrown: e.hook(e.thrown),
		deepen: e.hook(e.deepen),
		regexp: e.hook(e.regexpLiteral),
		forIn:  e.hook(e.forIn),
	}
}

func (e *Engine) hook(f func(otto.FunctionCall) otto.Value) otto.Value {
	return e.newBuiltin("", 0, f).asValue()
}

// caught is at the head of a catch clause.
func (e *Engine) caught(call otto.FunctionCall) otto.Value {
	e.check()
	if o := objectOf(call.Argument(0)); o != nil {
		e.adopt(o)
	}
	return otto.Value{}
}

// thrown is in a throw statement.
func (e *Engine) thrown(call otto.FunctionCall) otto.Value {
	v := call.Argument(0)
	offset, _ := peek(&call.ArgumentList[1]).value.(int)
	if caller := e.rt.scope.outer; caller != nil {
		e.thrownAt = throwSite{v, caller.frame.file, offset}
	}
	return v
}

// deepen is at the head of a function whose code nests deep: its calls weigh
// more.
func (e *Engine) deepen(call otto.FunctionCall) otto.Value {
	weight, _ := peek(&call.ArgumentList[0]).value.(int)
	caller := e.rt.scope.outer
	if caller == nil {
		return otto.Value{}
	}
	caller.depth += weight
	if caller.depth >= e.maxDepth {
		panic(e.newError("RangeError", "Maximum call stack size exceeded").asValue())
	}
	return otto.Value{}
}

// regexpLiteral is /pattern/flags.
func (e *Engine) regexpLiteral(call otto.FunctionCall) otto.Value {
	return e.makeRegExp(call.Argument(0), call.Argument(1))
}
