package conformance

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// libuvAPI lists what libuv has: name, area, whether it applies to us, what we
// have for it, and what else there is in Go, or why there is nothing.
const libuvAPI = "libuv-api.tsv"

// Rows of libuvAPI. One that goes is a decision, not an accident.
const (
	apiRows = 429
	apiYes  = 267
)

type apiRow struct {
	name, area, applies string
	ours                []string // symbols: uv/tcp.(*TCP).Bind
	instead             string
}

func readAPI(t *testing.T) []apiRow {
	text, err := os.ReadFile(libuvAPI)
	if err != nil {
		t.Fatal(err)
	}
	var rows []apiRow
	for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			t.Fatalf("%s:%d: %d columns, want 5", libuvAPI, i+1, len(f))
		}
		if i > 0 {
			rows = append(rows, apiRow{f[0], f[1], f[2], strings.Fields(f[3]), f[4]})
		}
	}
	return rows
}

// TestLibuvAPI: what applies is there, says in its documentation whose place it
// takes, and what does not apply says why.
func TestLibuvAPI(t *testing.T) {
	symbols := parseSymbols(t, "../uv")
	rows := readAPI(t)
	seen := make(map[string]bool)
	yes, complete := 0, 0
	for _, row := range rows {
		if seen[row.name] {
			t.Errorf("%s: twice", row.name)
		}
		seen[row.name] = true
		wrong := row.check(symbols)
		for _, w := range wrong {
			t.Errorf("%s: %s", row.name, w)
		}
		if row.applies == "yes" {
			yes++
			if len(wrong) == 0 {
				complete++
			}
		}
	}
	t.Logf("%d of %d that apply are there", complete, yes)
	if len(rows) != apiRows || yes != apiYes {
		t.Errorf("%d rows, of which %d apply, want %d and %d", len(rows), yes, apiRows, apiYes)
	}
}

// check tells what is wrong with a row.
func (row apiRow) check(symbols map[string]string) (wrong []string) {
	switch row.applies {
	case "yes":
		if len(row.ours) == 0 {
			return []string{"applies, and there is nothing of ours"}
		}
	case "go-native", "n-a", "windows-only":
		if row.instead == "" {
			return []string{"does not say what there is instead, or why there is nothing"}
		}
	default:
		return []string{fmt.Sprintf("applies: %q", row.applies)}
	}
	var docs strings.Builder
	for _, s := range row.ours {
		doc, ok := symbols[s]
		if !ok {
			wrong = append(wrong, "there is no "+s)
		}
		docs.WriteString(doc + "\n")
	}
	if len(wrong) > 0 || len(row.ours) == 0 {
		return wrong
	}
	for _, name := range row.names() {
		if !regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`).MatchString(docs.String()) {
			wrong = append(wrong, fmt.Sprintf("the documentation of %s does not name %s", strings.Join(row.ours, ", "), name))
		}
	}
	return wrong
}

var cName = regexp.MustCompile(`\b(uv_[a-z0-9_]*[a-z0-9]|UV_[A-Z0-9_]*[A-Z0-9])\b`)

// calls are requests that in Go are nothing but the call that begins them.
var calls = map[string]bool{"uv_connect_t": true, "uv_write_t": true, "uv_shutdown_t": true, "uv_udp_send_t": true}

// names are what documentation must mention: the names of the row, but not
// those in parentheses, patterns (UV_EAI_*), macros that only repeat what stands
// before the slash, and callbacks, whose place is taken by an argument of the
// function that names its own C function.
func (row apiRow) names() []string {
	text, _, _ := strings.Cut(row.name, " (")
	text, aliases, _ := strings.Cut(text, " / ")
	names := cName.FindAllString(text, -1)
	for _, name := range cName.FindAllString(aliases, -1) {
		if strings.HasPrefix(name, "uv_") {
			names = append(names, name)
		}
	}
	return slices.DeleteFunc(names, func(name string) bool {
		return strings.HasSuffix(name, "_cb") || calls[name] || strings.Contains(row.name, name+"_*")
	})
}
