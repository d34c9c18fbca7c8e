package conformance

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const (
	// nodeAPI lists what Node's modules export: name and kind, from node itself.
	nodeAPI = "node-api.tsv"
	// nodeAPINotes says why something is absent and what a present thing lacks:
	// a name or the beginning of names (dns.*), the engine or "both", "absent" or
	// "partial", and the words.
	nodeAPINotes = "node-api-notes.tsv"
	nodeAPIPage  = "../docs/node-api.md"
)

type apiName struct {
	name, module, kind string
	// state and note by engine, as engines has them: "" is present.
	state, note [len(engines)]string
}

type apiNote struct {
	pattern, engine, state, words string
	used                          bool
}

func (n *apiNote) matches(name string) bool {
	prefix, open := strings.CutSuffix(n.pattern, "*")
	return name == prefix || open && strings.HasPrefix(name, prefix)
}

// TestNodeAPI: whatever a module of Node exports is there, or its note says why
// not; docs/node-api.md is the table of it.
func TestNodeAPI(t *testing.T) {
	if node := findNode(); node != "" {
		listNodeAPI(t, node)
	}
	var names []apiName
	for _, f := range readTable(t, nodeAPI, 2) {
		module, _, _ := strings.Cut(f[0], "#")
		module, _, _ = strings.Cut(module, ".")
		names = append(names, apiName{name: f[0], module: module, kind: f[1]})
	}
	var notes []*apiNote
	for _, f := range readTable(t, nodeAPINotes, 4) {
		if f[2] != "absent" && f[2] != "partial" || f[3] == "" {
			t.Errorf("%s: %s: is neither absent nor partial, or nobody says why", nodeAPINotes, f[0])
		}
		notes = append(notes, &apiNote{pattern: f[0], engine: f[1], state: f[2], words: f[3]})
	}
	for i, e := range engines {
		absent := absentNames(t, e)
		for j := range names {
			n := &names[j]
			note := noteOf(notes, n.name, e.name)
			why, missing := absent[n.name]
			switch {
			case missing && (note == nil || note.state != "absent"):
				t.Errorf("%s: %s is %s, and no line of %s says why", e.name, n.name, why, nodeAPINotes)
			case missing:
				n.state[i], n.note[i], note.used = "absent", note.words, true
			case note != nil && note.state == "partial":
				n.state[i], n.note[i], note.used = "partial", note.words, true
			}
		}
	}
	for _, note := range notes {
		if !note.used {
			t.Errorf("%s: %s (%s): nothing is %s that this line could explain: take it away", nodeAPINotes, note.pattern, note.engine, note.state)
		}
	}
	page := nodeAPIText(names)
	if *rewrite {
		if err := os.WriteFile(nodeAPIPage, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(nodeAPIPage)
	if err != nil || string(kept) != page {
		t.Errorf("%s is not what the modules export: go test -run NodeAPI -rewrite (%v)", nodeAPIPage, err)
	}
}

// listNodeAPI compares the kept list with the node that is here.
func listNodeAPI(t *testing.T, node string) {
	list, err := exec.Command(node, "_exports.js").Output()
	if err != nil {
		t.Fatalf("node _exports.js: %v", err)
	}
	if *rewrite {
		if err := os.WriteFile(nodeAPI, list, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// absentNames are the names of the list that a program run by e does not find,
// and how they are instead.
func absentNames(t *testing.T, e *engine) map[string]string {
	command := exec.Command(e.command(t), "_present.js", nodeAPI)
	command.Stderr = os.Stderr
	text, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v", e.name, err)
	}
	absent := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		name, why, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		absent[name] = why
	}
	return absent
}

// noteOf is the note with the longest pattern; one for the engine comes before
// one for both.
func noteOf(notes []*apiNote, name, engine string) *apiNote {
	var best *apiNote
	for _, n := range notes {
		if n.engine != "both" && n.engine != engine || !n.matches(name) {
			continue
		}
		if best == nil || len(n.pattern) > len(best.pattern) || len(n.pattern) == len(best.pattern) && best.engine == "both" {
			best = n
		}
	}
	return best
}

func readTable(t *testing.T, file string, columns int) (rows [][]string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != columns {
			t.Fatalf("%s: %q: %d columns, want %d", file, line, len(f), columns)
		}
		rows = append(rows, f)
	}
	return rows
}

// nodeAPIText is docs/node-api.md.
func nodeAPIText(names []apiName) string {
	var modules []string
	of := make(map[string][]apiName)
	for _, n := range names {
		if of[n.module] == nil {
			modules = append(modules, n.module)
		}
		of[n.module] = append(of[n.module], n)
	}
	slices.Sort(modules)
	var summary, tables strings.Builder
	for _, m := range modules {
		var counts [len(engines)]map[string]int
		for i := range engines {
			counts[i] = make(map[string]int)
			for _, n := range of[m] {
				counts[i][n.state[i]]++
			}
		}
		fmt.Fprintf(&summary, "| %s |", m)
		for i := range engines {
			fmt.Fprintf(&summary, " %s |", tally(counts[i]))
		}
		summary.WriteString("\n")
		moduleTable(&tables, m, of[m])
	}
	head := "| module |"
	rule := "|---|"
	for _, e := range engines {
		head += " " + e.name + " |"
		rule += "---|"
	}
	return "# Node's API, name by name\n\n" +
		"What the modules of Node " + strings.TrimSuffix(nodeVersion, ".") + " export, and what of it is here. `go test -run NodeAPI -rewrite` in `conformance` writes this page from node, from both commands and from the notes in `" + nodeAPINotes + "`; the same test keeps it true.\n\n" +
		"`yes` is there and does what Node's does; `partial` says what is missing, `absent` why. `Class#name` is on the prototype.\n\n" +
		head + "\n" + rule + "\n" + summary.String() + tables.String()
}

func tally(counts map[string]int) string {
	text := fmt.Sprintf("%d present", counts[""])
	for _, state := range []string{"partial", "absent"} {
		if counts[state] > 0 {
			text += fmt.Sprintf(", %d %s", counts[state], state)
		}
	}
	return text
}

// moduleTable lists a module's names: a row for each, its members beside it as
// far as they are in the same state; plain values share a row.
func moduleTable(out *strings.Builder, module string, names []apiName) {
	fmt.Fprintf(out, "\n## %s\n\n| name |", module)
	for _, e := range engines {
		fmt.Fprintf(out, " %s |", e.name)
	}
	out.WriteString("\n|---|" + strings.Repeat("---|", len(engines)) + "\n")
	type row struct {
		top    string
		states string
	}
	var order []row
	members := make(map[row][]string)
	for _, n := range names {
		short := strings.TrimPrefix(strings.TrimPrefix(n.name, module), ".")
		r := row{top: topName(short, n.kind), states: states(n)}
		if n.state == names[0].state && names[0].state[0] == "absent" {
			r.top = "" // the whole module
		}
		if members[r] == nil {
			order = append(order, r)
		}
		if short != "" || len(names) == 1 {
			members[r] = append(members[r], "`"+cmp.Or(short, module)+"`")
		}
	}
	for _, r := range order {
		if len(members[r]) > 0 {
			fmt.Fprintf(out, "| %s |%s\n", strings.Join(members[r], ", "), r.states)
		}
	}
}

// topName is the export that a name belongs to: the class of a method. Plain
// values belong together.
func topName(name, kind string) string {
	if kind == "value" {
		return ""
	}
	top, _, _ := strings.Cut(name, "#")
	top, _, _ = strings.Cut(top, ".")
	return top
}

// states are the cells of a row, one an engine.
func states(n apiName) string {
	var text strings.Builder
	for i := range engines {
		text.WriteString(" " + strings.TrimSuffix(cmp.Or(n.state[i], "yes")+": "+n.note[i], ": ") + " |")
	}
	return text.String()
}
