package lower

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// driven runs a generator of the program to its end: what it yields goes to ask,
// which gives an answer or throws it.
const driven = `
function drive(g) {
  var step = g.next();
  while (!step.done) {
    var value, thrown = false;
    try { value = ask(step.value); } catch (e) { thrown = true; value = e; }
    step = thrown ? g['throw'](value) : g.next(value);
  }
  return step.value;
}`

// asked answers and keeps a log; it tires, so that no program goes on for ever.
const asked = `
var left = 60, log = [];
function ask(v) {
  if (--left < 0) throw 'tired';
  log.push(v);
  if (left % 7 === 3) throw 'T' + left;
  return left % 5;
}
function note(v) { if (log.length < 400) log.push(v); return v; }`

// A generator that asks at each yield does what a function does that asks by
// calling: random programs, each in both shapes.
func TestGeneratorsDoWhatFunctionsDo(t *testing.T) {
	seeds := uint64(400)
	if testing.Short() {
		seeds = 50
	}
	for seed := range seeds {
		p := &randomProgram{Rand: rand.New(rand.NewPCG(seed, 7))}
		body := p.block(4)
		result := "\nconsole.log(r, log.join(), left);"
		called := asked + "\nvar r; try { r = (function (a) {" + strings.ReplaceAll(body, "yield ", "ask ") + "})(1); } catch (e) { r = 'threw ' + e; }" + result
		yielded := asked + driven + "\nvar r; try { r = drive((function* (a) {" + body + "})(1)); } catch (e) { r = 'threw ' + e; }" + result
		want, err := run(t, "called.js", strings.ReplaceAll(called, "ask (", "ask("))
		must(t, err)
		got, err := run(t, "yielded.js", yielded)
		if err != nil {
			t.Fatalf("%v\n%s", err, body)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("seed %d: the function -, the generator +\n%s\n%s", seed, d, body)
		}
	}
}

// A randomProgram writes the body of a function. Loops are bounded by what they
// count, or by ask.
type randomProgram struct {
	*rand.Rand
	names  int
	scope  []string // variables in sight
	labels []string // of loops around
	inLoop bool
}

func (p *randomProgram) fresh() string {
	p.names++
	return fmt.Sprintf("x%d", p.names)
}

func (p *randomProgram) block(depth int) string {
	seen := len(p.scope)
	var b strings.Builder
	for range 1 + p.IntN(4) {
		b.WriteString(p.statement(depth) + "\n")
	}
	p.scope = p.scope[:seen]
	return b.String()
}

func (p *randomProgram) loop(depth int, head func(name string) string, tail string) string {
	label, was := "L"+p.fresh(), p.inLoop
	seen := len(p.scope)
	p.labels, p.inLoop = append(p.labels, label), true
	text := label + ": " + head(p.fresh()) + " {\n" + p.block(depth-1) + "}" + tail
	p.labels, p.inLoop = p.labels[:len(p.labels)-1], was
	p.scope = p.scope[:seen]
	return text
}

func (p *randomProgram) statement(depth int) string {
	if depth == 0 {
		return "note(" + p.expr(2) + ");"
	}
	switch p.IntN(17) {
	case 0, 1:
		name := p.fresh()
		text := []string{"var ", "let ", "const "}[p.IntN(3)] + name + " = " + p.expr(3) + ";"
		p.scope = append(p.scope, name)
		return text
	case 2:
		return "if (" + p.expr(2) + ") {\n" + p.block(depth-1) + "}"
	case 3:
		return "if (" + p.expr(2) + ") {\n" + p.block(depth-1) + "} else {\n" + p.block(depth-1) + "}"
	case 4:
		return p.loop(depth, func(i string) string {
			p.scope = append(p.scope, i)
			return "for (let " + i + " = 0; " + i + " < 3 + 0 * (" + p.expr(1) + "); " + i + "++)"
		}, "")
	case 5:
		return p.loop(depth, func(i string) string { return "while (ask(1) > 1 && (" + p.expr(2) + ", true))" }, "")
	case 6:
		return p.loop(depth, func(i string) string { return "do" }, " while (ask(2) > 2);")
	case 7:
		return p.loop(depth, func(i string) string {
			source := p.expr(2)
			p.scope = append(p.scope, i)
			return "for (const " + i + " of [1, " + source + ", 3])"
		}, "")
	case 8:
		return p.loop(depth, func(i string) string {
			source := p.expr(2)
			p.scope = append(p.scope, i)
			return "for (var " + i + " in { a: 1, b: " + source + " })"
		}, "")
	case 9:
		e := p.fresh()
		text := "try {\n" + p.block(depth-1) + "}"
		if k := p.IntN(3); k > 0 {
			p.scope = append(p.scope, e)
			text += " catch (" + e + ") {\n" + p.block(depth-1) + "}"
			p.scope = p.scope[:len(p.scope)-1]
			if k == 1 {
				return text
			}
		}
		return text + " finally {\n" + p.block(depth-1) + "}"
	case 10:
		was := p.inLoop
		text := "switch (" + p.expr(2) + ") {\ncase 1:\n" + p.block(depth-1) + "default: note('d');\ncase " + p.expr(1) + ":\n" + p.block(depth-1) + "case 3: note(3); break;\ncase 4: note(4);\n}"
		p.inLoop = was
		return text
	case 11:
		if len(p.labels) > 0 {
			return "if (" + p.expr(1) + ") " + []string{"break ", "continue "}[p.IntN(2)] + p.labels[p.IntN(len(p.labels))] + ";"
		}
	case 12:
		if p.inLoop {
			return "if (" + p.expr(1) + ") " + []string{"break;", "continue;"}[p.IntN(2)]
		}
	case 13:
		return "if (" + p.expr(1) + ") return " + p.expr(2) + ";"
	case 14:
		return "if (" + p.expr(1) + ") throw " + p.expr(1) + ";"
	case 15:
		return "note([0, 1].map((q) => { " + "return q + " + p.plain() + "; }).join('|'));"
	}
	return "note(" + p.expr(3) + ");"
}

// plain is an operand without a yield.
func (p *randomProgram) plain() string {
	if len(p.scope) > 0 && p.IntN(2) == 0 {
		return p.scope[p.IntN(len(p.scope))]
	}
	return []string{"1", "0", "'s'", "null", "a", "2"}[p.IntN(6)]
}

func (p *randomProgram) expr(depth int) string {
	if depth == 0 {
		return p.plain()
	}
	x := func() string { return p.expr(depth - 1) }
	switch p.IntN(15) {
	case 0, 1, 2:
		return "(yield (" + x() + "))"
	case 3:
		return "(" + x() + " + " + x() + ")"
	case 4:
		return "(" + x() + " && " + x() + ")"
	case 5:
		return "(" + x() + " || " + x() + ")"
	case 6:
		return "(" + x() + " ? " + x() + " : " + x() + ")"
	case 7:
		return "note(" + x() + ", " + x() + ")"
	case 8:
		return "[" + x() + ", " + x() + "].join(" + "'+')"
	case 9:
		return "`${" + x() + "}-${" + x() + "}`"
	case 10:
		// otto itself takes the old value of a too late, where the new one changes it.
		return []string{"(a = " + x() + ")", "(a += " + p.plain() + ")"}[p.IntN(2)]
	case 11:
		return "(" + x() + " ?? " + x() + ")"
	case 12:
		return "{ k: " + x() + ", l: " + x() + " }.k"
	case 13:
		return "(" + x() + ", " + x() + ")"
	}
	return p.plain()
}
