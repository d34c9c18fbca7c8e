package lower

import (
	"bytes"
	"fmt"
	"sort"
	"strings"

	"github.com/dop251/goja/ast"
)

// An emitter writes the output. It walks the tree and the tokens in step:
// tokens passed over with skip are copied as they stand, with the space and
// comments around them, when something else has to be written or at the end.
type emitter struct {
	*lowerer
	toks   []tok
	i      int // the next token
	pos    int // the source up to here is written or dropped
	out    []byte
	segs   []segment
	breaks []int  // line breaks that otto would not see, in comments
	flat   bool   // line breaks have been written already
	lead   bool   // the next piece of a pattern is the first
	short  string // the value of an optional chain that is cut short
	frame  *frame // of the function being written

	inserts []insert
	code    string
}

// A segment is a piece of source copied to the output.
type segment struct{ out, src, n int }

// An insert is text that belongs at a place already written.
type insert struct {
	at   int
	text string
	late bool // behind others at that place
}

// A frame is a function being written.
type frame struct {
	up    *frame
	fn    *function
	at    int // where its declarations go
	vars  []string
	known map[string]bool
	temps int // temporaries declared
	used  int // temporaries in use
	loops int
}

func newEmitter(l *lowerer) *emitter {
	e := &emitter{lowerer: l}
	e.toks = scan(l.src, l.regexps)
	e.out = make([]byte, 0, len(l.src)+len(l.src)/4+64)
	e.findBreaks()
	return e
}

// An internalError is a disagreement between tree and tokens.
type internalError string

func (e *emitter) run() (err *SyntaxError) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *SyntaxError:
			err = r
		case internalError:
			pos := int(e.tok().start)
			err = e.errorAt(pos, tokenEnd(e.src, pos), "not supported by the "+e.engine+" engine yet ("+string(r)+")")
		default:
			panic(r)
		}
	}()
	e.push(e.top)
	e.body(e.lowerer.body)
	if e.kind() != tokEOF {
		panic(internalError("tokens left"))
	}
	e.flush(len(e.src))
	e.pop()
	e.assemble()
	return nil
}

// assemble puts the inserts into the output.
func (e *emitter) assemble() {
	sort.SliceStable(e.inserts, func(i, j int) bool {
		a, b := e.inserts[i], e.inserts[j]
		return a.at < b.at || a.at == b.at && !a.late && b.late
	})
	var b strings.Builder
	from, k := 0, 0
	for _, in := range e.inserts {
		for ; k < len(e.segs) && e.segs[k].out < in.at; k++ {
			e.segs[k].out += b.Len() - from
		}
		b.Write(e.out[from:in.at])
		b.WriteString(in.text)
		from = in.at
	}
	shift := b.Len() - from
	for ; k < len(e.segs); k++ {
		e.segs[k].out += shift
	}
	b.Write(e.out[from:])
	e.code = b.String()
}

// findBreaks finds comments whose line breaks end a statement, which otto does
// not see unless they stand outside.
func (e *emitter) findBreaks() {
	if !hiddenBreaks(e.src) {
		return
	}
	for k := 0; k+1 < len(e.toks); k++ {
		start := int(e.toks[k].end)
		gap := e.src[start:e.toks[k+1].start]
		if !strings.Contains(gap, "/*") || !hasNewline(gap) {
			continue
		}
		var inside []int
		outside := false
		for i := 0; i < len(gap); {
			switch {
			case strings.HasPrefix(gap[i:], "//"):
				i = skipLineComment(gap, i)
			case strings.HasPrefix(gap[i:], "/*"):
				for end := skipBlockComment(gap, i); i < end; i++ {
					if gap[i] == '\n' {
						inside = append(inside, start+i)
					}
				}
			default:
				outside = outside || hasNewline(gap[i:i+1])
				i++
			}
		}
		if !outside {
			e.breaks = append(e.breaks, inside...)
		}
	}
}

// hiddenBreaks reports a comment of several lines with something before it and
// behind it.
func hiddenBreaks(src string) bool {
	for i := 0; ; {
		k := strings.Index(src[i:], "/*")
		if k < 0 {
			return false
		}
		i += k
		end := skipBlockComment(src, i)
		if strings.IndexByte(src[i:end], '\n') >= 0 && strings.TrimSpace(src[lineStart(src, i):i]) != "" {
			rest := src[end:]
			if n := strings.IndexByte(rest, '\n'); n >= 0 {
				rest = rest[:n]
			}
			if strings.TrimSpace(rest) != "" {
				return true
			}
		}
		i = min(end, len(src))
	}
}

func (e *emitter) tok() tok          { return e.toks[e.i] }
func (e *emitter) kind() byte        { return e.toks[e.i].kind }
func (e *emitter) text(t tok) string { return e.src[t.start:t.end] }

// flush copies the source up to offset to.
func (e *emitter) flush(to int) {
	if to <= e.pos {
		return
	}
	if e.flat {
		e.flushFlat(to)
		return
	}
	for _, b := range e.breaks {
		if b >= e.pos && b < to {
			e.copy(b)
			e.write("*/\n/*")
			e.pos = b + 1
		}
	}
	e.copy(to)
}

func (e *emitter) copy(to int) {
	e.segs = append(e.segs, segment{len(e.out), e.pos, to - e.pos})
	e.out = append(e.out, e.src[e.pos:to]...)
	e.pos = to
}

// flushFlat copies tokens with spaces between them.
func (e *emitter) flushFlat(to int) {
	for e.pos < to {
		q := skipTrivia(e.src, e.pos)
		if q > e.pos {
			e.write(" ")
		}
		if e.pos = q; q >= to {
			break
		}
		e.copy(tokenEnd(e.src, q))
	}
	e.pos = to
}

func (e *emitter) write(s string) { e.out = append(e.out, s...) }

// before writes everything up to the next token, so that what follows stands
// right before it.
func (e *emitter) before() { e.flush(int(e.tok().start)) }

// after writes everything up to the end of the last token.
func (e *emitter) after() {
	if e.i > 0 {
		e.flush(int(e.toks[e.i-1].end))
	}
}

// skip keeps the next token, which must be of this kind.
func (e *emitter) skip(kind byte) {
	if e.kind() != kind {
		panic(internalError(fmt.Sprintf("%q where %q was due", e.text(e.tok()), kind)))
	}
	e.i++
}

// word keeps the next token, a reserved word or name.
func (e *emitter) word() { e.skip(tokName) }

// drop leaves the next token out.
func (e *emitter) drop(kind byte) {
	e.before()
	t := e.tok()
	e.skip(kind)
	e.pos = int(t.end)
}

// replace writes s for the next token, keeping its line breaks.
func (e *emitter) replace(s string) {
	e.before()
	t := e.tok()
	e.segs = append(e.segs, segment{len(e.out), int(t.start), len(s)})
	e.write(s)
	e.newlines(strings.Count(e.text(t), "\n"))
	e.i++
	e.pos = int(t.end)
}

// dropTo leaves out the tokens up to number j, but not their line breaks;
// of those, done are written already.
func (e *emitter) dropTo(j, done int) {
	if j <= e.i {
		return
	}
	e.before()
	end := int(e.toks[j-1].end)
	e.newlines(strings.Count(e.src[e.pos:end], "\n") - done)
	e.i, e.pos = j, end
}

func (e *emitter) newlines(n int) {
	for ; n > 0 && !e.flat; n-- {
		e.write("\n")
	}
}

// jump writes what f emits for the tokens from number i on, and comes back.
// It returns how many line breaks were written, and where f stopped.
func (e *emitter) jump(i int, f func()) (newlines, next int) {
	savedI, savedPos, from := e.i, e.pos, len(e.out)
	e.i, e.pos = i, int(e.toks[i].start)
	f()
	e.after()
	next = e.i
	e.i, e.pos = savedI, savedPos
	return bytes.Count(e.out[from:], []byte("\n")), next
}

func (e *emitter) insert(at int, text string) {
	e.inserts = append(e.inserts, insert{at: at, text: text})
}

// push begins a function: its declarations go where the output stands.
func (e *emitter) push(fn *function) {
	e.frame = &frame{up: e.frame, fn: fn, at: len(e.out)}
}

// pop ends a function and writes its declarations.
func (e *emitter) pop() {
	f := e.frame
	e.frame = f.up
	var list []string
	if f.fn.target && f.fn.constructs {
		list = append(list, "target"+e.mark()+"=__uv.target()")
	}
	if f.fn.derivedConstructor() {
		list = append(list, "super"+e.mark()+"=this", "this"+e.mark())
	}
	if f.fn.this {
		list = append(list, "this"+e.mark()+"=this")
	}
	if f.fn.args {
		list = append(list, "args"+e.mark()+"=arguments")
	}
	if f.fn.target && !f.fn.constructs {
		list = append(list, "target"+e.mark()+"="+newTarget)
	}
	for k := 1; k <= f.temps; k++ {
		list = append(list, e.tempName(k))
	}
	list = append(list, f.vars...)
	if len(list) > 0 {
		if f.at > 0 && (e.out[f.at-1] == '"' || e.out[f.at-1] == '\'') {
			e.insert(f.at, ";") // behind a directive
		}
		e.insert(f.at, "var "+strings.Join(list, ",")+";")
	}
}

// temp takes a temporary of the function being written. The statement that
// takes it gives it back.
func (e *emitter) temp() string {
	f := e.frame
	f.used++
	f.temps = max(f.temps, f.used)
	return e.tempName(f.used)
}

func (e *emitter) tempName(k int) string { return e.mark() + "t" + itoa(k) }

// hoist declares name in the function being written.
func (e *emitter) hoist(name string) {
	f := e.frame
	if strings.IndexByte(name, '.') >= 0 || f.known[name] {
		return
	}
	if f.known == nil {
		f.known = map[string]bool{}
	}
	f.known[name] = true
	f.vars = append(f.vars, name)
}

// specialAt is what is known of the name at the node, and how it is written.
func (e *emitter) specialAt(id *ast.Identifier) (special, bool) {
	s, ok := e.special[e.at(id.Idx)]
	return s, ok
}

// ident writes a name that is read.
func (e *emitter) ident(id *ast.Identifier) {
	s, ok := e.specialAt(id)
	switch {
	case ok && s.check:
		e.replace(e.checked(s))
	case ok:
		e.replace(s.out)
	default:
		e.plain(id)
	}
}

// plain writes a name as it is spelled, without escapes.
func (e *emitter) plain(id *ast.Identifier) {
	if t := e.tok(); e.text(t) != string(id.Name) {
		e.replace(id.Name.String())
		return
	}
	e.word()
}

func (e *emitter) checked(s special) string {
	return "(" + s.out + "===void 0&&!" + s.b.flag + "?" + tdz(s.b) + ":" + s.out + ")"
}

func tdz(b *binding) string { return `__uv.tdz("` + b.name + `")` }

// nameOut is how a declared name is written.
func (e *emitter) nameOut(id *ast.Identifier) string {
	if s, ok := e.specialAt(id); ok {
		return s.out
	}
	return id.Name.String()
}

// flagOut is the flag to set when the name declared at id has its value.
func (e *emitter) flagOut(id *ast.Identifier) string {
	if s, ok := e.specialAt(id); ok && s.b != nil {
		return s.b.flag
	}
	return ""
}
