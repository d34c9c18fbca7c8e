package goja

import (
	"reflect"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/unistring"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Two things that goja does not tell a host are told by the scripts themselves:
// where an Error is thrown, which need not be where it was made, and that
// somebody reads the stack property of one. So
//
//	throw x     becomes   throw ǃthrows(x, place)
//	x.stack     becomes   ǃerror(x).stack
//
// where both functions give x back. They are bound in the scope that scripts
// share, in which nobody else will look for their names.
const (
	throwsName = "ǃthrows"
	errorName  = "ǃerror"
)

const rewriteScope = `let ` + throwsName + `, ` + errorName + `; (function (t, e) { ` + throwsName + ` = t; ` + errorName + ` = e })`

var rewriteProgram = goja.MustCompile(libraryFile, rewriteScope, true)

func (e *Engine) installRewrites() {
	v, err := e.vm.RunProgram(rewriteProgram)
	if err == nil {
		set, _ := goja.AssertFunction(v)
		_, err = set(goja.Undefined(), e.vm.ToValue(e.throws), e.vm.ToValue(e.readsStack))
	}
	if err != nil {
		panic(err) // our own text
	}
}

func (e *Engine) throws(c goja.FunctionCall) goja.Value {
	site := c.Arguments[1].ToInteger()
	e.lastThrow = lastThrow{c.Arguments[0], int(site)}
	return c.Arguments[0]
}

func (e *Engine) readsStack(c goja.FunctionCall) goja.Value {
	if o, ok := c.Argument(0).(*goja.Object); ok {
		e.nodeStack(o)
	}
	return c.Argument(0)
}

// lastThrow is what a script threw last, and the number of the place.
type lastThrow struct {
	value goja.Value
	site  int
}

// rewriter changes one tree.
type rewriter struct {
	e    *Engine
	tree *ast.Program
}

func (e *Engine) rewrite(tree *ast.Program, text string) {
	if strings.Contains(text, "throw") || strings.Contains(text, ".stack") {
		r := rewriter{e, tree}
		r.walk(reflect.ValueOf(tree.Body))
	}
}

// walk looks for statements and expressions to change below v. The tree has
// some sixty kinds of nodes: reflection finds its way better than we would.
func (r *rewriter) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return
		}
		switch n := v.Interface().(type) {
		case *file.File, *ast.Identifier, *ast.StringLiteral, *ast.NumberLiteral:
			return
		case *ast.ThrowStatement:
			r.walk(reflect.ValueOf(n.Argument))
			n.Argument = r.throws(n)
			return
		case *ast.DotExpression:
			r.walk(reflect.ValueOf(n.Left))
			if n.Identifier.Name == "stack" {
				n.Left = r.error(n.Left)
			}
			return
		}
		r.walk(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			switch f := v.Field(i); f.Kind() {
			case reflect.Interface, reflect.Pointer, reflect.Slice, reflect.Struct:
				if v.Type().Field(i).Name != "DeclarationList" { // which the body has, too
					r.walk(f)
				}
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			r.walk(v.Index(i))
		}
	}
}

func (r *rewriter) throws(n *ast.ThrowStatement) ast.Expression {
	at := r.tree.File.Position(int(n.Throw) - r.tree.File.Base())
	r.e.sites = append(r.e.sites, engine.Frame{File: at.Filename, Line: at.Line, Column: at.Column})
	site := &ast.NumberLiteral{Idx: n.Throw, Value: int64(len(r.e.sites) - 1)}
	return call(throwsName, n.Throw, n.Argument, site)
}

func (r *rewriter) error(left ast.Expression) ast.Expression {
	switch left := left.(type) {
	case *ast.SuperExpression:
		return left
	case *ast.Optional:
		left.Expression = r.error(left.Expression)
		return left
	}
	return call(errorName, left.Idx0(), left)
}

func call(name string, at file.Idx, args ...ast.Expression) ast.Expression {
	return &ast.CallExpression{
		Callee:          &ast.Identifier{Name: unistring.NewFromString(name), Idx: at},
		LeftParenthesis: at, ArgumentList: args, RightParenthesis: at,
	}
}
