package lower

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"
)

// Early errors that goja's parser leaves to its compiler.

// strictWords are reserved in strict code alone.
var strictWords = map[string]bool{
	"implements": true, "interface": true, "let": true, "package": true, "private": true,
	"protected": true, "public": true, "static": true, "yield": true,
}

func (l *lowerer) checkBindingName(name string, pos int, kind bindingKind) {
	if l.fn.strict {
		l.checkStrictWord(name, pos)
		if name == "eval" || name == "arguments" {
			l.failWord(pos, "Unexpected eval or arguments in strict mode")
		}
	}
	if name == "enum" {
		l.failWord(pos, "Unexpected reserved word")
	}
}

func (l *lowerer) checkStrictWord(name string, pos int) {
	if strictWords[name] {
		l.failWord(pos, "Unexpected strict mode reserved word")
	}
}

func (l *lowerer) checkReference(name string, pos int) {
	if l.fn.strict {
		l.checkStrictWord(name, pos)
	}
	if name == "enum" {
		l.failWord(pos, "Unexpected reserved word")
	}
}

func (l *lowerer) checkAssigned(name string, pos int) {
	l.checkReference(name, pos)
	if l.fn.strict && (name == "eval" || name == "arguments") {
		l.failWord(pos, "Unexpected eval or arguments in strict mode")
	}
}

// checkDuplicateParams refuses a second parameter of the same name.
func (l *lowerer) checkDuplicateParams(n ast.Expression) {
	switch n := n.(type) {
	case *ast.Identifier:
		if l.sc.names[n.Name.String()] != nil {
			l.failWord(l.at(n.Idx), "Duplicate parameter name not allowed in this context")
		}
	case *ast.AssignExpression:
		l.checkDuplicateParams(n.Left)
	case *ast.ArrayPattern:
		for _, item := range n.Elements {
			if item != nil {
				l.checkDuplicateParams(item)
			}
		}
		if n.Rest != nil {
			l.checkDuplicateParams(n.Rest)
		}
	case *ast.ObjectPattern:
		for _, p := range n.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				l.checkDuplicateParams(&p.Name)
			case *ast.PropertyKeyed:
				l.checkDuplicateParams(p.Value)
			}
		}
		if n.Rest != nil {
			l.checkDuplicateParams(n.Rest)
		}
	}
}

// useStrict refuses the directive in a function whose parameters are more than
// names.
func (l *lowerer) useStrict(list []ast.Statement, p *ast.ParameterList) {
	simple := p.Rest == nil
	for _, b := range p.List {
		if _, ok := b.Target.(*ast.Identifier); !ok || b.Initializer != nil {
			simple = false
		}
	}
	if !simple {
		s := list[0].(*ast.ExpressionStatement)
		l.failAt(l.at(s.Idx0()), l.at(s.Idx1()), "Illegal 'use strict' directive in function with non-simple parameter list")
	}
}

func (l *lowerer) checkString(n *ast.StringLiteral) {
	if !l.fn.strict {
		return
	}
	for i := 0; i+1 < len(n.Literal); i++ {
		if n.Literal[i] != '\\' {
			continue
		}
		i++
		c := n.Literal[i]
		if c >= '1' && c <= '7' || c == '0' && n.Literal[i+1] >= '0' && n.Literal[i+1] <= '9' {
			pos := l.at(n.Idx) + i
			l.failAt(pos, pos+1, "Octal escape sequences are not allowed in strict mode.")
		}
	}
}

// A patternMode says where the code of a destructuring pattern goes.
type patternMode uint8

const (
	// patternInline puts it behind the value: both are on one line.
	patternInline patternMode = iota
	// patternFlat puts it there too, the pattern's line breaks before: nothing
	// in the pattern can fail or be called.
	patternFlat
	// patternWrap leaves it on its lines, in a function called with the value.
	patternWrap
)

// choosePattern finds the mode of pattern n, the value of which ends at end.
func (l *lowerer) choosePattern(n ast.Expression, end int) patternMode {
	if _, ok := n.(ast.Pattern); !ok {
		return patternInline
	}
	start := l.at(n.Idx0())
	if end > len(l.src) || !hasNewline(l.src[start:end]) {
		return patternInline
	}
	mode := patternFlat
	if !l.plainPattern(n) {
		mode = patternWrap
	}
	if l.wraps == nil {
		l.wraps = map[ast.Node]patternMode{}
	}
	l.wraps[n] = mode
	return mode
}

// wrapNested is 1 if the pattern n and its default are not on one line: the
// default is evaluated first, so the pattern has to be a function before it.
func (l *lowerer) wrapNested(n, def ast.Expression) int {
	if _, ok := n.(ast.Pattern); !ok || def == nil || !hasNewline(l.src[l.at(n.Idx0()):l.after(def)]) {
		return 0
	}
	if l.wraps == nil {
		l.wraps = map[ast.Node]patternMode{}
	}
	l.wraps[n] = patternWrap
	return 1
}

// plainPattern reports whether n has names and constants only.
func (l *lowerer) plainPattern(n ast.Expression) bool {
	switch n := n.(type) {
	case nil, *ast.Identifier, *ast.NumberLiteral, *ast.BooleanLiteral, *ast.NullLiteral:
		return true
	case *ast.StringLiteral:
		return !hasNewline(n.Literal)
	case *ast.AssignExpression:
		_, nested := n.Left.(ast.Pattern)
		return n.Operator == token.ASSIGN && !nested && l.plainPattern(n.Left) && l.plainPattern(n.Right)
	case *ast.ArrayPattern:
		for _, item := range n.Elements {
			if !l.plainPattern(item) {
				return false
			}
		}
		return l.plainPattern(n.Rest)
	case *ast.ObjectPattern:
		for _, p := range n.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				if !l.plainPattern(p.Initializer) {
					return false
				}
			case *ast.PropertyKeyed:
				if p.Computed || !l.plainPattern(p.Key) || !l.plainPattern(p.Value) {
					return false
				}
			}
		}
		return l.plainPattern(n.Rest)
	}
	return false
}

// declareTarget declares the names of a declaration whose value ends at end.
func (l *lowerer) declareTarget(n ast.Expression, end int, kind bindingKind) {
	if l.choosePattern(n, end) == patternWrap {
		l.inWrap++
		defer func() { l.inWrap-- }()
	}
	l.bindingTarget(n, kind)
}

// assignPattern walks the left side of an assignment whose value ends at end.
func (l *lowerer) assignPattern(n ast.Expression, end int) {
	if l.choosePattern(n, end) == patternWrap {
		l.inWrap++
		defer func() { l.inWrap-- }()
	}
	l.assignTarget(n)
}
