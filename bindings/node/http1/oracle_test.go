package http1_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	. "github.com/uvgo/uvgo/bindings/node/http1"
)

var (
	oracleRounds = flag.Int("oracle.rounds", 20, "variations of each input that TestOracle shows to Node")
	oracleSeed   = flag.Int("oracle.seed", 1, "what TestOracle begins its variations with")
)

// oracle is Node's own parser in a process of its own.
type oracle struct {
	in  *json.Encoder
	out *bufio.Scanner
}

type question struct {
	Kind   string   `json:"kind"`
	Chunks []string `json:"chunks"`
	Action Action   `json:"action"`
	Max    int      `json:"max"`
	// Lenient is insecureHTTPParser.
	Lenient bool `json:"lenient"`
}

// newOracle skips the test where there is no Node 20, whose parser we follow.
func newOracle(t *testing.T) *oracle {
	version, err := exec.Command("node", "-p", "process.versions.llhttp").Output()
	if err != nil || !strings.HasPrefix(string(version), "9.3.") {
		t.Skip("no node with llhttp 9.3 on this machine; testdata/*.json keeps its answers")
	}
	cmd := exec.Command("node", "--no-deprecation", "testdata/parser.js")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		if err := cmd.Wait(); err != nil {
			t.Error("node:", err)
		}
	})
	o := &oracle{json.NewEncoder(in), bufio.NewScanner(out)}
	o.out.Buffer(nil, 64<<20)
	return o
}

// compare parses chunks here and there.
func (o *oracle) compare(t *testing.T, kind Kind, action Action, opts Options, chunks [][]byte) {
	t.Helper()
	q := question{Kind: [...]string{"request", "response"}[kind], Action: action, Max: opts.MaxHeaderSize, Lenient: opts.Lenient, Chunks: []string{}}
	for _, c := range chunks {
		q.Chunks = append(q.Chunks, Latin1(c))
	}
	if err := o.in.Encode(q); err != nil {
		t.Fatal(err)
	}
	if !o.out.Scan() {
		t.Fatal("node is gone:", o.out.Err())
	}
	var want []event
	if err := json.Unmarshal(o.out.Bytes(), &want); err != nil {
		t.Fatalf("%v: %s", err, o.out.Bytes())
	}
	for _, e := range want {
		if n, err := strconv.Atoi(e[min(2, len(e)-1)]); err == nil && e[0] == "head" && kind == Request {
			e[2] = Method(n).String()
		}
	}
	got := parseWith(t, kind, func(*Head) Action { return action }, opts, chunks...)
	// Node hides an upgrade at the end of a chunk and goes on, not quite sane:
	// there, what follows cannot be compared.
	if n := len(got) - 1; n >= 0 && got[n][0] == "upgrade" && len(want) >= n {
		end := 0
		for _, c := range chunks {
			if end += len(c); got[n][1] == strconv.Itoa(end) {
				want = append(want[:n:n], got[n])
			}
		}
	}
	// And in a message that asks for an upgrade it calls a fault an upgrade.
	if n := len(got) - 1; n > 0 && got[n][0] == "error" && upgrades(got) {
		if len(want) == n && got[n][3] == "EOF" {
			got = got[:n]
		} else if len(want) == n+1 && want[n][0] == "upgrade" && want[n][1] == got[n][3] {
			want[n] = got[n]
		}
	}
	if !equal(got, want) {
		in := show([]event{q.Chunks})
		t.Errorf("%s, action %d, %+v:%.2000s\ngot%.1500s\nwant%.1500s", q.Kind, action, opts, in, show(got), show(want))
	}
}

// upgrades says whether the last head asks for an upgrade.
func upgrades(events []event) (yes bool) {
	for _, e := range events {
		if e[0] == "head" {
			yes = e[4] == "true"
		}
	}
	return
}

// TestOracle holds every input of the tables, whole and in random pieces, and
// random variations of it against Node's parser.
func TestOracle(t *testing.T) {
	o := newOracle(t)
	rng := rand.New(rand.NewPCG(uint64(*oracleSeed), 2))
	for kind, table := range [][]exchange{requests, responses} {
		var pool []string
		each(table, func(_, in, _ string) {
			pool = append(pool, in)
			for action := Continue; action <= Upgrade; action++ {
				o.compare(t, Kind(kind), action, Options{}, [][]byte{[]byte(in)})
				o.compare(t, Kind(kind), action, Options{Lenient: true}, [][]byte{[]byte(in)})
			}
		})
		for _, in := range pool {
			for range *oracleRounds {
				b, max := []byte(in), 0
				if rng.IntN(4) > 0 {
					b = mutate(rng, b, pool)
				}
				if rng.IntN(8) == 0 {
					max = 1 + rng.IntN(60)
				}
				o.compare(t, Kind(kind), Action(rng.IntN(3)), Options{MaxHeaderSize: max, Lenient: rng.IntN(2) == 0}, pieces(rng, b))
			}
			if t.Failed() {
				return
			}
		}
	}
}

// mutate changes in a little: a byte, a run, or a part of another input.
func mutate(rng *rand.Rand, in []byte, pool []string) []byte {
	const spice = "\r\n\t :;,=\"\\\x00\x7f\x80@?#/0aZ"
	in = append([]byte(nil), in...)
	for range 1 + rng.IntN(3) {
		at := rng.IntN(len(in) + 1)
		switch rng.IntN(5) {
		case 0: // put in
			in = append(in[:at:at], append([]byte{spice[rng.IntN(len(spice))]}, in[at:]...)...)
		case 1: // replace
			if at < len(in) {
				in[at] = spice[rng.IntN(len(spice))]
			}
		case 2: // any byte
			if at < len(in) {
				in[at] = byte(rng.Uint32())
			}
		case 3: // cut out
			end := min(len(in), at+rng.IntN(6))
			in = append(in[:at:at], in[end:]...)
		case 4: // graft
			other := pool[rng.IntN(len(pool))]
			in = append(in[:at:at], other[rng.IntN(len(other)+1):]...)
		}
	}
	return in
}

// pieces cuts in at up to three places.
func pieces(rng *rand.Rand, in []byte) (list [][]byte) {
	for range rng.IntN(4) {
		n := rng.IntN(len(in) + 1)
		if n > 0 {
			list = append(list, in[:n])
			in = in[n:]
		}
	}
	if len(in) > 0 {
		list = append(list, in)
	}
	return
}
