package lower

import (
	"sort"
	"strconv"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
)

// Generators and async functions are lowered in a second pass. The first one
// leaves them functions of ES5 in which yield and await are calls:
//
//	async function f(a) { return await g(a) }
//	function f(a) { __uv.async(); return __uv.await(g(a)) }
//
// This pass makes a machine of what stands behind the first of these calls. Its
// states are the cases of a switch, in the order of the source, so that lines
// stay where they are; s_$ holds the state to go on with:
//
//	function f(a) { return __uv.async(function (s_$) { S_$: for (;;) switch (s_$.at) { case 0:
//	  {s_$.at=1;return g(a)}case 1:return s_$.end(s_$.v);
//	default:return s_$.r}})}
//
// Variables belong to the function around the machine, where they outlive its
// turns. Only what contains a yield is taken apart; all else keeps its shape.
// A resumer does this for one file.
type resumer struct {
	*lowerer
	src  string // what the first pass wrote, as it was parsed
	base int    // what stands before the code in src

	fns  []*ast.FunctionLiteral // those to be made machines, in order
	has  map[ast.Node]bool      // whether a node contains a yield of its own
	out  []byte
	from int // the place in src that the output has come to
	segs []segment

	m *machine
}

// A machine is the function being written.
type machine struct {
	vars    []string
	known   map[string]bool
	labels  int // states given away
	temps   int
	depth   int      // try statements around, those that are taken apart
	envs    []string // scopes of turns, which closures must take along
	targets []*target
	declare []int // the states that make the declared functions, and the first one behind
}

// A target is a statement that break or continue may name.
type target struct {
	names         []string
	loop, whole   bool // whole: it kept its shape
	anonymous     bool // break without a label means it
	exit, restart int
	depth         int
}

// The calls that the first pass leaves.
const (
	callGenerator = "generator"
	callAsync     = "async"
	callYield     = "yield"
	callAwait     = "await"
	callDelegate  = "delegate"
)

// resume runs the second pass over code and gives the result with the places of
// its pieces in code.
func (l *lowerer) resume(code string) (string, []segment) {
	r := &resumer{lowerer: l, base: len(wrapper), has: map[ast.Node]bool{}}
	r.src = wrapper + code + "\n})"
	prog, err := parseText(r.src)
	if err != nil {
		panic(internalError("the first pass wrote: " + err.Error()))
	}
	r.find(prog, nil)
	r.from = r.base
	r.slice(r.base, r.base+len(code))
	return string(r.out), r.segs
}

// secondPass replaces what the first pass wrote.
func (l *lowerer) secondPass(e *emitter) (err *SyntaxError) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case internalError:
			err = l.errorAt(0, tokenEnd(l.src, skipTrivia(l.src, 0)), "not supported by the "+l.engine+" engine yet ("+string(r)+")")
		default:
			panic(r)
		}
	}()
	code, segs := l.resume(e.code)
	e.code, e.segs = code, composed(segs, e.segs)
	return nil
}

// composed are the segments of a text whose pieces come from another, which has
// segments of its own.
func composed(outer, inner []segment) []segment {
	var list []segment
	for _, s := range outer {
		k := sort.Search(len(inner), func(i int) bool { return inner[i].out+inner[i].n > s.src })
		for ; k < len(inner) && inner[k].out < s.src+s.n; k++ {
			from, to := max(inner[k].out, s.src), min(inner[k].out+inner[k].n, s.src+s.n)
			list = append(list, segment{s.out + from - s.src, inner[k].src + from - inner[k].out, to - from})
		}
	}
	return list
}

// find collects the functions to be made machines.
func (r *resumer) find(n ast.Node, in *ast.FunctionLiteral) {
	if f, ok := n.(*ast.FunctionLiteral); ok {
		in = nil
		if _, _, kind := opening(f); kind != "" {
			r.fns = append(r.fns, f)
			in = f
		}
	}
	if kind, _ := yieldOf(n); kind != "" && in == nil {
		panic(internalError(kind + " inside of a pattern"))
	}
	for _, c := range children(n) {
		r.find(c, in)
	}
}

// opening finds the call that says that f is to be made a machine.
func opening(f *ast.FunctionLiteral) (before, after []ast.Statement, kind string) {
	for i, s := range f.Body.List {
		if x, ok := s.(*ast.ExpressionStatement); ok {
			if name, args := helperCall(x.Expression); len(args) == 0 && (name == callGenerator || name == callAsync) {
				return f.Body.List[:i], f.Body.List[i+1:], name
			}
		}
	}
	return nil, nil, ""
}

// helperCall is the name and the arguments of a call of a helper.
func helperCall(n ast.Node) (name string, args []ast.Expression) {
	c, ok := n.(*ast.CallExpression)
	if !ok {
		return "", nil
	}
	d, ok := c.Callee.(*ast.DotExpression)
	if !ok {
		return "", nil
	}
	if id, ok := d.Left.(*ast.Identifier); !ok || id.Name != "__uv" {
		return "", nil
	}
	return d.Identifier.Name.String(), c.ArgumentList
}

// yieldOf tells what of yield, await and yield* a node is, and its operand.
func yieldOf(n ast.Node) (kind string, operand ast.Expression) {
	name, args := helperCall(n)
	switch name {
	case callYield, callAwait, callDelegate:
		if len(args) > 0 {
			operand = args[0]
		}
		return name, operand
	}
	return "", nil
}

// yields reports whether n has to be taken apart: it contains a yield, or the
// declaration of a function, which is made before all else. What functions
// inside contain is their own.
func (r *resumer) yields(n ast.Node) bool {
	if has, ok := r.has[n]; ok {
		return has
	}
	has := false
	switch n.(type) {
	case *ast.FunctionLiteral:
	case *ast.FunctionDeclaration:
		has = true
	default:
		kind, _ := yieldOf(n)
		has = kind != ""
		for _, c := range children(n) {
			has = has || r.yields(c)
		}
	}
	r.has[n] = has
	return has
}

func (r *resumer) at(i file.Idx) int { return int(i) - 1 }

func (r *resumer) write(s string) { r.out = append(r.out, s...) }

// sync brings the output to the line of a place in src.
func (r *resumer) sync(pos int) {
	if pos <= r.from {
		return
	}
	for range strings.Count(r.src[r.from:pos], "\n") {
		r.write("\n")
	}
	r.from = pos
}

// leaf copies a token.
func (r *resumer) leaf(i file.Idx, text string) {
	pos := r.at(i)
	r.sync(pos)
	r.segs = append(r.segs, segment{len(r.out), pos - r.base, len(text)})
	r.write(text)
}

// slice copies src, with the machines in it.
func (r *resumer) slice(start, end int) {
	r.sync(start)
	for start < end {
		k := sort.Search(len(r.fns), func(i int) bool { return r.at(r.fns[i].Function) >= start })
		stop := end
		if k < len(r.fns) {
			stop = min(end, r.at(r.fns[k].Function))
		}
		r.segs = append(r.segs, segment{len(r.out), start - r.base, stop - start})
		r.write(r.src[start:stop])
		r.from = stop
		if stop == end {
			return
		}
		r.function(r.fns[k])
		start = r.from
	}
}

// function writes a machine.
func (r *resumer) function(f *ast.FunctionLiteral) {
	_, list, kind := opening(f)
	call := f.Body.List[len(f.Body.List)-len(list)-1]
	saved := r.m
	r.m = &machine{known: map[string]bool{}}
	r.collect(list)

	head, opened := r.at(f.Function), r.at(call.Idx0())
	// The function itself is not to be found again.
	r.copyHead(head, opened)
	declared := len(r.out)
	r.write("return __uv." + kind + "(")
	if kind == callGenerator {
		r.write("arguments.callee,")
	}
	r.write("function(" + r.state("") + "){" + r.again() + ":for(;;)switch(" + r.state(".at") + "){case 0:")
	if n := len(r.m.declare); n > 0 {
		for i := range r.m.declare {
			r.m.declare[i] = r.label()
		}
		r.m.declare = append(r.m.declare, r.label())
		r.jump(r.m.declare[0], 0)
		r.mark(r.m.declare[n])
	}
	r.statements(list)
	r.write(r.state(".at=-1;"))
	r.sync(r.at(f.Body.RightBrace))
	r.write("default:return " + r.state(".done=true,") + r.state(".r") + "}})}")
	r.from = r.at(f.Body.RightBrace) + 1

	if vars := r.m.vars; len(vars) > 0 {
		r.insertAt(declared, "var "+strings.Join(vars, ",")+";")
	}
	r.m = saved
}

// copyHead copies the beginning of a function, in which others may stand.
func (r *resumer) copyHead(start, end int) {
	const word = len("function")
	r.sync(start)
	r.segs = append(r.segs, segment{len(r.out), start - r.base, word})
	r.write(r.src[start : start+word])
	r.from = start + word
	r.slice(start+word, end)
}

// insertAt puts text into the output.
func (r *resumer) insertAt(at int, text string) {
	r.out = append(r.out, text...)
	copy(r.out[at+len(text):], r.out[at:])
	copy(r.out[at:], text)
	for i := len(r.segs) - 1; i >= 0 && r.segs[i].out >= at; i-- {
		r.segs[i].out += len(text)
	}
}

// collect notes the variables and the declared functions of a machine.
func (r *resumer) collect(list []ast.Statement) {
	for _, s := range list {
		r.collectIn(s)
	}
}

func (r *resumer) collectIn(n ast.Node) {
	switch n := n.(type) {
	case *ast.FunctionLiteral:
		return
	case *ast.FunctionDeclaration:
		r.hoist(n.Function.Name.Name.String())
		r.m.declare = append(r.m.declare, 0)
		return
	case *ast.VariableStatement:
		r.hoistList(n.List)
	case *ast.ForStatement:
		if list, ok := n.Initializer.(*ast.ForLoopInitializerVarDeclList); ok {
			r.hoistList(list.List)
		}
	case *ast.ForInStatement:
		if into, ok := n.Into.(*ast.ForIntoVar); ok {
			r.hoist(nameOfTarget(into.Binding))
		}
	}
	for _, c := range children(n) {
		r.collectIn(c)
	}
}

func (r *resumer) hoistList(list []*ast.Binding) {
	for _, b := range list {
		r.hoist(nameOfTarget(b))
	}
}

func nameOfTarget(b *ast.Binding) string {
	id, ok := b.Target.(*ast.Identifier)
	if !ok {
		panic(internalError("a pattern is left"))
	}
	return id.Name.String()
}

func (r *resumer) hoist(name string) {
	if !r.m.known[name] {
		r.m.known[name] = true
		r.m.vars = append(r.m.vars, name)
	}
}

// state is the state of the machine, with what follows it.
func (r *resumer) state(rest string) string { return "s" + r.lowerer.mark() + rest }
func (r *resumer) again() string            { return "S" + r.lowerer.mark() }

func (r *resumer) label() int {
	r.m.labels++
	return r.m.labels
}

func (r *resumer) mark(label int) { r.write("case " + strconv.Itoa(label) + ":") }

// jump goes to a label below depth try statements.
func (r *resumer) jump(label, depth int) {
	if depth < r.m.depth {
		r.write("{" + r.state(".jump("+strconv.Itoa(label)+","+strconv.Itoa(depth)+")") + ";continue " + r.again() + "}")
		return
	}
	r.write("{" + r.state(".at="+strconv.Itoa(label)) + ";continue " + r.again() + "}")
}

// temp is a variable for one value.
func (r *resumer) temp() string {
	r.m.temps++
	name := "v" + r.lowerer.mark() + strconv.Itoa(r.m.temps)
	r.hoist(name)
	return name
}
