package goja

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/unistring"

	"github.com/uvgo/uvgo/bindings/lower"
	"github.com/uvgo/uvgo/bindings/lower/esm"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// import() is a call of a function of ours, which is told the file first:
//
//	import(x)   becomes   ǃimport("file", x)
//	eval(x)     becomes   eval(ǃeval("file", x))
//
// since a text that a script makes and has compiled may import, too. There, for
// want of a tree, it is ǃimportFrom("file")(x).
const importName, evalName, importFromName = "ǃimport", "ǃeval", "ǃimportFrom"

// importCall changes a call that is one of these.
func (u *unit) importCall(n *ast.CallExpression, f *file.File) {
	id, ok := n.Callee.(*ast.Identifier)
	if !ok {
		return
	}
	from := func() *ast.StringLiteral {
		return &ast.StringLiteral{Idx: id.Idx, Value: unistring.NewFromString(f.Name())}
	}
	ours := func(name string) *ast.Identifier {
		return &ast.Identifier{Name: unistring.NewFromString(name), Idx: id.Idx}
	}
	switch {
	case u.dynamic != "" && id.Name.String() == u.dynamic:
		n.Callee = ours(importName)
		n.ArgumentList = append([]ast.Expression{from()}, n.ArgumentList...)
	case id.Name == "eval" && len(n.ArgumentList) > 0:
		if _, spread := n.ArgumentList[0].(*ast.SpreadElement); !spread {
			n.ArgumentList[0] = &ast.CallExpression{
				Callee: ours(evalName), LeftParenthesis: id.Idx, RightParenthesis: id.Idx,
				ArgumentList: []ast.Expression{from(), n.ArgumentList[0]},
			}
		}
	}
}

// evalText is ǃeval.
func (e *Engine) evalText(c goja.FunctionCall) goja.Value {
	return e.importable(c.Argument(0).String(), c.Argument(1))
}

// importable is a text that a script of this file has compiled, changed if it
// imports.
func (e *Engine) importable(from string, text goja.Value) goja.Value {
	s, ok := text.(goja.String)
	if !ok {
		return text
	}
	if plain := s.String(); !strings.Contains(plain, "import") {
		if written := accepted(plain); written != plain {
			return e.vm.ToValue(written)
		}
		return text
	}
	changed, name, err := esm.Script("", s.String())
	if err != nil {
		panic(e.newError(e.natives.syntaxError, err.(*lower.SyntaxError).Message))
	}
	if name == "" {
		return text
	}
	return e.vm.ToValue(accepted(strings.ReplaceAll(changed, name, importFromName+"("+strconv.Quote(from)+")")))
}

// callerFile is the file of the script that called the native function that
// runs.
func (e *Engine) callerFile() string {
	var frames [2]goja.StackFrame
	stack := e.vm.CaptureCallStack(2, frames[:0])
	for i := range stack {
		if frameOf(&stack[i]).program != nil {
			return stack[i].SrcName()
		}
	}
	return ""
}

// importFrom is ǃimportFrom.
func (e *Engine) importFrom(c goja.FunctionCall) goja.Value {
	from := c.Argument(0)
	return e.hiddenFunction(func(c goja.FunctionCall) goja.Value {
		c.Arguments = append([]goja.Value{from}, c.Arguments...)
		return e.dynamicImport(c)
	})
}

// OnImport answers import().
func (e *Engine) OnImport(f func(from, specifier string, options engine.Value) (engine.Value, error)) {
	e.onImport = f
}

// dynamicImport is import(specifier, options), called with the file before.
func (e *Engine) dynamicImport(c goja.FunctionCall) goja.Value {
	e.deeper()
	defer e.shallower()
	var v engine.Value
	thrown := e.vm.Try(func() {
		specifier := c.Argument(1)
		if _, ok := specifier.(*goja.Symbol); ok {
			panic(e.newError(e.natives.typeError, "Cannot convert a Symbol value to a string"))
		}
		if e.onImport == nil {
			panic(e.newError(e.natives.typeError, "A dynamic import callback was not specified."))
		}
		var err error
		if v, err = e.onImport(c.Argument(0).String(), specifier.String(), c.Argument(2)); err != nil {
			e.throw(err)
		}
	})
	if thrown == nil {
		return in(v)
	}
	promise, _, reject := e.vm.NewPromise()
	reject(thrown.Value())
	return e.vm.ToValue(promise)
}
