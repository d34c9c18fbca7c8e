package http1_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"testing"

	. "github.com/uvgo/uvgo/bindings/node/http1"
)

var record = flag.Bool("record", false, "ask the installed node for the answers in testdata/*.json")

// answer is what Node saw of one input of a table.
type answer struct {
	Name   string  `json:"name"`
	Events []event `json:"events"`
}

// TestNodeServer compares with what http.Server made of the requests table
// over a real socket, 'clientError' included.
func TestNodeServer(t *testing.T) {
	answers := kept(t, "requests", requests)
	i := 0
	each(requests, func(name, in, _ string) {
		got := events(t, Request, func(h *Head) Action {
			if h.Upgrade {
				return Upgrade // our server, like Node's, has a listener for it
			}
			return Continue
		}, 0, []byte(in))
		got = without(got, "begin")
		for _, e := range got {
			if e[0] == "head" && e[4] == "true" {
				e[5] = "?" // of these Node does not say
			}
		}
		check(t, name, got, answers[i])
		i++
	})
}

// TestNodeClient compares with what http.request made of the responses table.
func TestNodeClient(t *testing.T) {
	answers := kept(t, "responses", responses)
	i := 0
	each(responses, func(name, in, method string) {
		got := events(t, Response, func(h *Head) Action {
			switch {
			case h.Upgrade || method == "CONNECT":
				return Upgrade
			case h.Status/100 == 1 || method == "HEAD":
				return SkipBody
			}
			return Continue
		}, 0, []byte(in))
		check(t, name, asClient(without(got, "begin")), answers[i])
		i++
	})
}

// asClient leaves of what the parser saw what a user of http.request sees.
func asClient(list []event) []event {
	for i, e := range list {
		switch e[0] {
		case "head":
			e[5] = "?"
			if i+2 < len(list) && list[i+2][0] == "upgrade" {
				if e[2] == "101" && e[4] == "false" {
					return list[:i+2] // Node waits on
				}
				e[4] = "true" // CONNECT
			}
		case "complete":
			// One answer to one request; the rest is nobody's.
			if list[max(0, i-1)][0] == "head" && list[i-1][2][0] == '1' {
				if i+1 == len(list) {
					return append(list, event{"error", "EOF"}) // the real answer never came
				}
				continue
			}
			if i+1 < len(list) && list[i+1][0] != "upgrade" {
				return list[:i+1]
			}
		case "error":
			if e[3] == "EOF" {
				list[i] = event{"error", "EOF"}
			}
		}
	}
	return list
}

func without(list []event, kind string) (rest []event) {
	for _, e := range list {
		if e[0] != kind {
			rest = append(rest, e)
		}
	}
	return
}

func check(t *testing.T, name string, got []event, want answer) {
	t.Helper()
	name = short(Latin1([]byte(name)))
	if want.Name != name {
		t.Fatalf("the kept answer is for %q, the table is at %q: run go test -record", want.Name, name)
	}
	if abridge(got); !equal(got, want.Events) {
		t.Errorf("%s:\ngot%s\nnode%s", name, show(got), show(want.Events))
	}
}

// abridge keeps long strings out of the test data.
func abridge(list []event) {
	for _, e := range list {
		for i := range e {
			e[i] = short(e[i])
		}
	}
}

func short(s string) string {
	if len(s) <= 300 {
		return s
	}
	return fmt.Sprintf("%.40q and so on, %d bytes", s, len(s))
}

// kept reads Node's answers, having asked for them if -record says so.
func kept(t *testing.T, name string, table []exchange) (answers []answer) {
	file := "testdata/" + name + ".json"
	if *record {
		type question struct {
			In     string `json:"in"`
			Method string `json:"method"`
		}
		var list []question
		each(table, func(name, in, method string) {
			list = append(list, question{Latin1([]byte(in)), method})
			answers = append(answers, answer{Name: short(Latin1([]byte(name)))})
		})
		in, _ := json.Marshal(list)
		cmd := exec.Command("node", "testdata/sockets.js", name)
		cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		var events [][]event
		if err := json.Unmarshal(out, &events); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		for i := range answers {
			abridge(events[i])
			answers[i].Events = events[i]
			line, _ := json.Marshal(answers[i])
			b.Write(append(line, '\n'))
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	answers = nil
	for d := json.NewDecoder(bytes.NewReader(data)); d.More(); {
		var a answer
		if err := d.Decode(&a); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
	}
	return
}
