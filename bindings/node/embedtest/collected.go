package embedtest

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"weak"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// modulesAreCollected: a module that a script has deleted from the cache and
// forgotten is no longer in memory, though the runtime lives on.
func modulesAreCollected(_ *testing.T, w *world) {
	const n = 64
	dir := w.TempDir()
	file := filepath.Join(dir, "passing.js")
	text := `exports.module = module; exports.require = require; mark(exports)`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		w.Fatal(err)
	}
	eng := w.newEngine()
	rt, err := node.New(eng, node.Options{})
	if err != nil {
		w.Fatal(err)
	}
	defer rt.Close()
	var marks []weak.Pointer[[1 << 10]byte]
	mark := eng.NewFunc("mark", 1, func(c *engine.Call) (engine.Value, error) {
		big := new([1 << 10]byte)
		marks = append(marks, weak.Make(big))
		eng.SetHost(c.Arg(0), big)
		return c.Undefined, nil
	})
	if err := eng.Set(eng.Global(), "mark", mark); err != nil {
		w.Fatal(err)
	}
	w.eval(rt, `
		for (var i = 0; i < `+strconv.Itoa(n)+`; i++) {
			require(`+strconv.Quote(file)+`)
			delete require.cache[`+strconv.Quote(file)+`]
			module.children.length = 0
		}`)
	w.eval(rt, `0`)
	runtime.GC()
	gone := 0
	for _, m := range marks {
		if m.Value() == nil {
			gone++
		}
	}
	// The last ones may still lie in a register or on the engine's stack.
	if len(marks) != n || gone < n/2 {
		w.Errorf("%d of %d deleted modules were collected, want %d", gone, len(marks), n)
	}
}
