package embedtest

import (
	_ "embed"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/uv/process"
)

//go:embed rounds.js
var roundsScript string

// childRounds starts hundreds of children, a few at a time, that flood us, close
// what they have, do not listen, crash, or are killed at any moment: each is told
// of once, none is left as a zombie. The loop of uvtest counts what else may be
// left: handles, goroutines, descriptors.
func childRounds(t *testing.T, w *world) {
	if runtime.GOOS == "windows" {
		t.Skip("no such programs there")
	}
	rounds := 500
	if testing.Short() {
		rounds = 80
	}
	rt := w.runtime(node.Options{Core: append(node.SafeModules(), "child_process"), Process: node.Process{Environ: []string{"PATH=/usr/bin:/bin"}}})
	w.eval(rt, roundsScript)
	w.eval(rt, "start("+strconv.Itoa(rounds)+")")
	if err := rt.Wait(background); err != nil {
		w.Fatal(err)
	}
	w.is(rt, "wrong.join()", "")
	w.is(rt, "[closed, pids.length > closed / 2].join()", strconv.Itoa(rounds)+",true")
	for text := range strings.SplitSeq(w.eval(rt, "pids.join()").String(), ",") {
		if pid, err := strconv.Atoi(text); err != nil || process.Kill(pid, 0) == nil {
			w.Errorf("the child %q lives, or is a zombie", text)
		}
	}
}
