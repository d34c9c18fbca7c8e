package otto

import (
	"cmp"
	"strconv"
	"strings"
	"unsafe"

	"github.com/robertkrimen/otto"
	"github.com/robertkrimen/otto/ast"
)

// functionName is what a function without a name of its own is called: own as
// its name property, after the variable or property it was written for; frame
// in stack traces, where V8 guesses more freely.
type functionName struct {
	own, frame string
}

// nameOf notes that the value of x, if it is a function, was written for left.
func (w *instrumenter) nameOf(left ast.Expression, x ast.Expression) {
	f, ok := x.(*ast.FunctionLiteral)
	if !ok || f.Name != nil {
		return
	}
	switch left := left.(type) {
	case *ast.Identifier:
		w.name(f, left.Name, left.Name)
	case *ast.DotExpression:
		w.name(f, "", strings.Replace(dotted(left), ".prototype.", ".", 1))
	}
}

// name keeps both names of f; own matters only if f has none.
func (w *instrumenter) name(f *ast.FunctionLiteral, own, frame string) {
	w.names[int(f.Function)-w.base] = functionName{own, frame}
}

// nameMember names the functions among the arguments of the helpers that make
// classes and machines, as V8's traces do.
func (w *instrumenter) nameMember(callee ast.Expression, args []ast.Expression) {
	helper, ok := callee.(*ast.DotExpression)
	if !ok || len(args) == 0 {
		return
	}
	if left, ok := helper.Left.(*ast.Identifier); !ok || left.Name != "__uv" {
		return
	}
	last, ok := args[len(args)-1].(*ast.FunctionLiteral)
	if !ok {
		return
	}
	where, key := 0.0, ""
	if len(args) == 4 {
		if n, ok := args[1].(*ast.NumberLiteral); ok {
			where, _ = strconv.ParseFloat(n.Literal, 64)
		}
		if s, ok := args[2].(*ast.StringLiteral); ok {
			key = s.Value
		}
	}
	switch helper.Identifier.Name {
	case "klass":
		if name, ok := args[0].(*ast.StringLiteral); ok {
			w.class = name.Value
		}
	case "body":
		w.name(last, "", "new "+cmp.Or(w.class, "<anonymous>"))
	case "member":
		switch {
		case key == "":
		case where >= 4:
			w.name(last, "", "set "+key+" [as "+key+"]")
		case where >= 2:
			w.name(last, "", "get "+key+" [as "+key+"]")
		default:
			w.name(last, "", strings.TrimPrefix(w.class+"."+key, "."))
		}
	case "async", "generator":
		// The machine that a function became is called what the function is.
		if w.fn != nil {
			name := w.names[int(w.fn.Function)-w.base].frame
			if w.fn.Name != nil && name == "" {
				name = w.fn.Name.Name
			}
			w.name(last, "", name)
		}
	case "field":
		w.name(last, "", [...]string{"<instance_members_initializer>", "<static_initializer>"}[int(where)&1])
	}
}

// dotted is a.b.c, as far as it is made of names.
func dotted(x ast.Expression) string {
	switch x := x.(type) {
	case *ast.Identifier:
		return x.Name
	case *ast.ThisExpression:
		return "this"
	case *ast.DotExpression:
		if left := dotted(x.Left); left != "" {
			return left + "." + x.Identifier.Name
		}
		return x.Identifier.Name
	}
	return ""
}

// written finds where in which unit a function was written; nil if o is not a
// function of a script.
func (o *object) written() (u *unit, offset int) {
	if o == nil {
		return nil, 0
	}
	f := o.script()
	if f == nil {
		return nil, 0
	}
	u = units.of(f.node.file)
	if u == nil || f.node.source == "" {
		return nil, 0
	}
	// The source of a function is a piece of its file's, in the same memory.
	whole := f.node.file.Source()
	return u, int(uintptr(unsafe.Pointer(unsafe.StringData(f.node.source))) - uintptr(unsafe.Pointer(unsafe.StringData(whole))))
}

// giveName gives a function its name property, if it was written without a
// name for a variable or a property.
func (o *object) giveName() {
	p, ok := o.property["name"]
	if !ok {
		return
	}
	if v, _ := p.data(); peek(&v).value != any("") {
		return
	}
	if u, offset := o.written(); u != nil {
		if name := u.names[offset].own; name != "" {
			o.property["name"] = property{otto.Value(pack(value{name, kindString})), p.mode}
		}
	}
}
