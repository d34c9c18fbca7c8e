package assert

import (
	"math"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/console"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/inspect"
)

// sentences begin the messages of the operators.
var sentences = map[string]string{
	"deepStrictEqual":      "Expected values to be strictly deep-equal:",
	"strictEqual":          "Expected values to be strictly equal:",
	"strictEqualObject":    `Expected "actual" to be reference-equal to "expected":`,
	"deepEqual":            "Expected values to be loosely deep-equal:",
	"notDeepStrictEqual":   `Expected "actual" not to be strictly deep-equal to:`,
	"notStrictEqual":       `Expected "actual" to be strictly unequal to:`,
	"notStrictEqualObject": `Expected "actual" not to be reference-equal to "expected":`,
	"notDeepEqual":         `Expected "actual" not to be loosely deep-equal to:`,
	"notIdentical":         "Values have same structure but are not reference-equal:",
}

// show is a value with everything in it, the properties sorted so that equal
// objects look equal.
func (a *assert) show(v engine.Value) (string, error) {
	o, err := a.in.Defaults()
	if err != nil {
		return "", err
	}
	o.Compact, o.CustomInspect, o.Depth, o.MaxArrayLength = 0, false, 1000, math.Inf(1)
	o.ShowHidden, o.ShowProxy, o.Sorted, o.Getters = false, false, true, "true"
	return a.in.Inspect(a.orUndefined(v), &o)
}

// message is what an operator says where the script says nothing.
func (a *assert) message(f failure) (string, error) {
	if f.operator == "deepStrictEqual" || f.operator == "strictEqual" {
		return a.difference(f.actual, f.expected, f.operator, "")
	}
	actual, err := a.show(f.actual)
	if err != nil {
		return "", err
	}
	if f.operator == "notDeepStrictEqual" || f.operator == "notStrictEqual" {
		return a.unequal(f, strings.Split(actual, "\n")), nil
	}
	expected, err := a.show(f.expected)
	if err != nil {
		return "", err
	}
	if f.operator == "notDeepEqual" && actual == expected {
		return ellipsis(sentences[f.operator]+"\n\n"+actual, 1024), nil
	}
	actual, expected = ellipsis(actual, 512), ellipsis(expected, 512)
	switch f.operator {
	case "deepEqual":
		return sentences[f.operator] + "\n\n" + actual + "\n\nshould loosely deep-equal\n\n" + expected, nil
	case "notDeepEqual":
		return "Expected values not to be loosely deep-equal:\n\n" + actual + "\n\nshould not loosely deep-equal\n\n" + expected, nil
	}
	return actual + " " + f.operator + " " + expected, nil
}

// unequal shows the one value that two were not to have.
func (a *assert) unequal(f failure, lines []string) string {
	sentence := sentences[f.operator]
	if t := a.eng.TypeOf(f.actual); f.operator == "notStrictEqual" && (t == engine.Object || t == engine.Function) {
		sentence = sentences["notStrictEqualObject"]
	}
	lines = a.firstLines(lines)
	if len(lines) > 1 {
		return sentence + "\n\n" + strings.Join(lines, "\n") + "\n"
	}
	if inspect.UTF16Length(lines[0]) > 5 {
		return sentence + "\n\n" + lines[0]
	}
	return sentence + " " + lines[0]
}

// firstLines leaves 46 lines of more than 50.
func (a *assert) firstLines(lines []string) []string {
	if len(lines) <= 50 {
		return lines
	}
	return append(lines[:46:46], a.palette().dots())
}

func ellipsis(s string, limit int) string {
	if inspect.UTF16Length(s) <= limit {
		return s
	}
	return inspect.UTF16Prefix(s, limit-3) + "..."
}

// palette is the colours of a difference, all empty where there are none.
type palette struct{ blue, green, red, white string }

func (p palette) dots() string { return p.blue + "..." + p.white }

func (a *assert) palette() palette {
	if console.ErrorColors(a.env) {
		return palette{"\x1b[34m", "\x1b[32m", "\x1b[31m", "\x1b[39m"}
	}
	return palette{}
}
