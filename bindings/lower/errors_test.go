package lower

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// A badProgram is a program with what Node says about it, kept from a run of
// Node 20: the place is its line and where its carets start and end.
type badProgram struct {
	source               string
	line, column, behind int
	message              string
}

func badPrograms(t *testing.T) []badProgram {
	t.Helper()
	f, err := os.Open("testdata/errors.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []badProgram
	for s := bufio.NewScanner(f); s.Scan(); {
		var b badProgram
		row := []any{&b.source, &b.line, &b.column, &b.behind, &b.message}
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		list = append(list, b)
	}
	return list
}

// otherwise are the programs that we refuse in other words, or at another
// place, than Node: goja's parser reports them too late to know.
var otherwise = map[string]string{
	"({...a, b} = {})": "the whole element is marked, not its name",
	"({a(){}} = {})":   "the whole method is marked, not its name",
	"(1) => 1":         "told as an unexpected number",
	"async (x) =\n> 1": "told as a bad assignment",
	"({ [a] })":        "the brace is marked, not the bracket",
	"`${a`":            "the substitution is said not to end, not the template",
}

// Errors are told as Node tells them: the same words at the same place.
func TestErrorsAreNodes(t *testing.T) {
	for _, b := range badPrograms(t) {
		_, err := File("f.js", b.source, module)
		e, ok := err.(*SyntaxError)
		if !ok {
			t.Errorf("%q: no error, want %q", b.source, b.message)
			continue
		}
		if strings.Contains(e.Message, "not supported") {
			continue
		}
		if otherwise[b.source] != "" {
			continue
		}
		got := badProgram{b.source, e.Line, e.Column, e.EndColumn, e.Message}
		if got != b {
			t.Errorf("%q:\n got %d:%d-%d %s\nwant %d:%d-%d %s", b.source,
				got.line, got.column, got.behind, got.message, b.line, b.column, b.behind, b.message)
		}
	}
}
