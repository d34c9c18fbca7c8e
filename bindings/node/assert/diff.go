package assert

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/inspect"
)

// difference shows two values line by line: what both have, what only the
// actual one has (+), what only the expected one has (-). The lines are
// compared in their places, not searched for.
func (a *assert) difference(actual, expected engine.Value, operator, sentence string) (string, error) {
	shownActual, err := a.show(actual)
	if err != nil {
		return "", err
	}
	shownExpected, err := a.show(expected)
	if err != nil {
		return "", err
	}
	d := diff{palette: a.palette(), actual: strings.Split(shownActual, "\n"), expected: strings.Split(shownExpected, "\n")}
	tx, ty := a.eng.TypeOf(a.orUndefined(actual)), a.eng.TypeOf(a.orUndefined(expected))
	if operator == "strictEqual" && tx == ty && (tx == engine.Object || tx == engine.Function) {
		operator = "strictEqualObject"
	}
	d.sentence = sentence
	if sentence == "" {
		d.sentence = sentences[operator]
	}
	if text, ok := d.oneLine(operator, tx != engine.Object && ty != engine.Object && !(a.isZero(actual) && a.isZero(expected))); ok {
		return text, nil
	}
	d.trimEnd()
	if len(d.actual) == 0 && len(d.expected) == 0 {
		lines := a.firstLines(strings.Split(shownActual, "\n"))
		return sentences["notIdentical"] + "\n\n" + strings.Join(lines, "\n") + "\n", nil
	}
	return d.text(), nil
}

func (a *assert) isZero(v engine.Value) bool {
	v = a.orUndefined(v)
	if a.eng.TypeOf(v) != engine.Number {
		return false
	}
	f, _ := a.eng.ToNumber(v)
	return f == 0
}

// diff is a difference in the making.
type diff struct {
	palette
	sentence         string
	actual, expected []string

	out     strings.Builder
	pending string // expected lines: they follow the actual ones they differ from
	end     string // equal lines at the end
	skipped bool   // equal lines were left out
	mark    string // points below the first character that differs
	equal   int    // equal lines since the last that was not
	printed int
}

// shortEnough is how long two values may be together to stand on one line.
const shortEnough = 12

// oneLine shows two short primitives as 1 !== 2, and for two long ones notes
// where they begin to differ.
func (d *diff) oneLine(operator string, primitives bool) (string, bool) {
	if len(d.actual) != 1 || len(d.expected) != 1 || d.actual[0] == d.expected[0] {
		return "", false
	}
	x, y := d.actual[0], d.expected[0]
	length := inspect.UTF16Length(x) + inspect.UTF16Length(y)
	if length <= shortEnough {
		if primitives {
			return d.sentence + "\n\n" + x + " !== " + y + "\n", true
		}
		return "", false
	}
	if operator == "strictEqualObject" || length >= 80 {
		return "", false
	}
	i, j := []rune(x), []rune(y)
	n := 0
	for n < len(i) && n < len(j) && i[n] == j[n] {
		n++
	}
	if n > 2 {
		d.mark = "\n  " + strings.Repeat(" ", n) + "^"
	}
	return "", false
}

// trimEnd takes equal lines off the end: three are kept, and the first of more,
// with dots for what is between.
func (d *diff) trimEnd() {
	n, first := 0, ""
	for len(d.actual) > 0 && len(d.expected) > 0 {
		line := d.actual[len(d.actual)-1]
		if line != d.expected[len(d.expected)-1] {
			break
		}
		if n < 3 {
			d.end = "\n  " + line + d.end
		} else {
			first = line
		}
		n++
		d.actual, d.expected = d.actual[:len(d.actual)-1], d.expected[:len(d.expected)-1]
	}
	if n >= 5 {
		d.end = "\n" + d.dots() + d.end
		d.skipped = true
	}
	if first != "" {
		d.end = "\n  " + first + d.end
	}
}

func (d *diff) text() string {
	head := d.sentence + "\n" + d.green + "+ actual" + d.white + " " + d.red + "- expected" + d.white
	note := " " + d.dots() + " Lines skipped"
	total := max(len(d.actual), len(d.expected))
	for i := range total {
		d.line(i)
		if d.printed > 50 && i < total-2 {
			return head + note + "\n" + d.out.String() + "\n" + d.dots() + d.pending + "\n" + d.dots()
		}
	}
	if d.skipped {
		head += note
	}
	return head + "\n" + d.out.String() + d.pending + d.end + d.mark
}

// line shows the i-th line of both.
func (d *diff) line(i int) {
	plus, minus := "\n"+d.green+"+"+d.white+" ", "\n"+d.red+"-"+d.white+" "
	switch {
	case i >= len(d.expected):
		d.lastEqual(d.actual, i)
		d.out.WriteString(plus + d.actual[i])
		d.printed++
		return
	case i >= len(d.actual):
		d.lastEqual(d.expected, i)
		d.pending += minus + d.expected[i]
		d.printed++
		return
	}
	actual, expected := d.actual[i], d.expected[i]
	switch {
	case actual == expected, strings.HasSuffix(actual, ",") && actual[:len(actual)-1] == expected:
	case strings.HasSuffix(expected, ",") && expected[:len(expected)-1] == actual:
		// The last property of one is not the last of the other: a comma is
		// no difference.
		actual += ","
	default:
		d.lastEqual(d.actual, i)
		d.out.WriteString(plus + actual)
		d.pending += minus + expected
		d.printed += 2
		return
	}
	d.out.WriteString(d.pending)
	d.pending = ""
	d.equal++
	if d.equal <= 2 {
		d.out.WriteString("\n  " + actual)
		d.printed++
	}
}

// lastEqual shows the equal lines just before line i, of which the first two
// have been shown: up to three, with dots for more.
func (d *diff) lastEqual(lines []string, i int) {
	n := d.equal
	d.equal = 0
	show := func(back int) {
		d.out.WriteString("\n  " + lines[i-back])
		d.printed++
	}
	if n == 5 {
		show(3)
	} else if n > 5 {
		d.out.WriteString("\n" + d.dots())
		d.skipped = true
	}
	if n > 3 {
		show(2)
	}
	if n > 2 {
		show(1)
	}
}
