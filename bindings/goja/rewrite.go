package goja

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
	"github.com/dop251/goja/unistring"
)

// Before a tree is compiled it is changed in two ways.
//
// Places become V8's. A call is where the name of what is called is, not where
// its parenthesis opens; an assignment to a member is where the = is.
//
// What goja does not tell a host, scripts tell it themselves: where an error is
// thrown, which need not be where it was made. So
//
//	throw x     becomes   throw ǃthrows(x)
//
// where the function gives x back. It is bound in the scope that scripts share,
// in which nobody else will look for its name.
const throwsName = "ǃthrows"

const rewriteScope = `let ` + throwsName + `, ` + importName + `, ` + evalName + `, ` + importFromName + `, ` + helperName + `;
(function (f, g, h, i, j) { ` + throwsName + ` = f; ` + importName + ` = g; ` + evalName + ` = h; ` + importFromName + ` = i; ` + helperName + ` = j })`

var rewriteProgram = goja.MustCompile(libraryFile, rewriteScope, true)

func (e *Engine) installRewrites() {
	v, err := e.vm.RunProgram(rewriteProgram)
	if err == nil {
		set, _ := goja.AssertFunction(v)
		_, err = set(goja.Undefined(), e.vm.ToValue(e.throws), e.hiddenFunction(e.dynamicImport), e.hiddenFunction(e.evalText), e.hiddenFunction(e.importFrom), e.hiddenFunction(e.helper))
	}
	if err != nil {
		panic(err) // our own text
	}
}

// lastThrow is what a script threw last, and the throw statement.
type lastThrow struct {
	value goja.Value
	at    goja.StackFrame
}

func (e *Engine) throws(c goja.FunctionCall) goja.Value {
	var frames [2]goja.StackFrame // our own and the script's
	if stack := e.vm.CaptureCallStack(2, frames[:0]); len(stack) > 1 {
		e.lastThrow = lastThrow{c.Argument(0), stack[1]}
	}
	return c.Argument(0)
}

// rewrite changes a tree that was parsed for u, and notes in u what can be told
// of it later.
func (u *unit) rewrite(tree *ast.Program) {
	base := tree.File.Base()
	u.at = func(i file.Idx) int { return int(i) - base }
	walk(tree.Body, func(node any) bool {
		switch n := node.(type) {
		case *ast.Identifier, *ast.StringLiteral, *ast.NumberLiteral:
			return false
		case *ast.RegExpLiteral:
			u.literal(n)
		case *ast.ThrowStatement:
			n.Argument = &ast.CallExpression{
				Callee:          &ast.Identifier{Name: unistring.NewFromString(throwsName), Idx: n.Throw},
				LeftParenthesis: n.Throw, ArgumentList: []ast.Expression{n.Argument}, RightParenthesis: n.Throw,
			}
		case *ast.CallExpression:
			if n.Callee.Idx0() != n.LeftParenthesis { // which is how ours is told
				at := callPlace(n)
				u.note(at, n.Callee)
				n.LeftParenthesis = at
			}
			u.importCall(n, tree.File)
		case *ast.NewExpression:
			u.note(n.New, n.Callee)
		case *ast.AssignExpression:
			u.name(n.Right, assignedName(n.Left))
			u.takenApart(n.Left, n.Right)
			if n.Operator == token.ASSIGN {
				u.placeAssignment(n)
			}
		case *ast.Binding:
			if id, ok := n.Target.(*ast.Identifier); ok {
				u.name(n.Initializer, id.Name.String())
			} else if n.Initializer != nil {
				u.takenApart(n.Target, n.Initializer)
			}
		case *ast.ObjectLiteral:
			for _, p := range n.Value {
				if p, ok := p.(*ast.PropertyKeyed); ok {
					u.nameMember(p.Value, "Object", p.Key, p.Kind, p.Computed)
				}
			}
		case *ast.ClassLiteral:
			n.Source = u.authors(n.Source)
			u.nameClass(n)
			u.notePrivates(n)
		case *ast.FunctionLiteral:
			name := ""
			if n.Name != nil {
				name = n.Name.Name.String()
			}
			n.Source = u.authors(n.Source)
			u.function(n, name)
			u.parameters(n.Idx0(), n.ParameterList)
		case *ast.ArrowFunctionLiteral:
			n.Source = u.authors(n.Source)
			u.function(n, "")
			u.parameters(n.Idx0(), n.ParameterList)
		case *ast.ClassStaticBlock:
			u.function(n, "<static_initializer>")
		case *ast.ForOfStatement:
			u.note(n.Source.Idx0(), n.Source)
		case *ast.TemplateLiteral:
			if n.Tag != nil {
				u.note(n.OpenQuote, n.Tag)
			}
		case *ast.SpreadElement:
			u.note(n.Expression.Idx0(), n.Expression)
		}
		return true
	})
}

// callPlace is where V8 says that a call is.
func callPlace(n *ast.CallExpression) file.Idx {
	switch callee := plain(n.Callee).(type) {
	case *ast.Identifier:
		return callee.Idx
	case *ast.DotExpression:
		return callee.Identifier.Idx
	case *ast.PrivateDotExpression:
		return callee.Identifier.Idx
	case *ast.SuperExpression:
		return callee.Idx
	}
	return n.LeftParenthesis
}

// plain is x without the question marks around it.
func plain(x ast.Expression) ast.Expression {
	for {
		switch n := x.(type) {
		case *ast.Optional:
			x = n.Expression
		case *ast.OptionalChain:
			x = n.Expression
		default:
			return x
		}
	}
}

// placeAssignment moves the place of what is assigned to. The tree does not say
// where the = is.
func (u *unit) placeAssignment(n *ast.AssignExpression) {
	end := u.at(n.Left.Idx1())
	i := strings.IndexByte(u.text[min(max(end, 0), len(u.text)):], '=')
	if i < 0 {
		return
	}
	switch left := n.Left.(type) {
	case *ast.Identifier:
		left.Idx = n.Left.Idx1() + file.Idx(i)
	case *ast.DotExpression:
		left.Identifier.Idx = n.Left.Idx1() + file.Idx(i)
	case *ast.BracketExpression:
		left.LeftBracket = n.Left.Idx1() + file.Idx(i)
	}
}
