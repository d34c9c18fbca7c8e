package toy_test

import (
	"bytes"
	"testing"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine/toy"
)

func TestNode(t *testing.T) {
	var out, bad bytes.Buffer
	_ = bad
	rt, err := node.New(toy.New(), node.Options{Process: node.Process{Stdout: &out, Stderr: &bad}})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	code := rt.RunString("[eval]", `
(console.log "hello" (+ 1 2) (list 1 2 "x"))
(set path (require "path"))
(console.log (path.join "a" ".." "b"))
(setTimeout (fn () (console.log "later")) 5)
(process.nextTick (fn () (console.log "tick")))
(queueMicrotask (fn () (console.log "micro")))
(console.log (try (fn () (throw (new TypeError "no"))) (fn (e) e.message)))
`, nil)
	t.Log(code, out.String(), bad.String())
}
