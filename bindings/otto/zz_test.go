package otto

import (
	"fmt"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	e := New(Options{})
	src, _ := os.ReadFile("/tmp/tr/a.js")
	f, err := e.Function(engine.Source{File: "/tmp/tr/a.js", Text: string(src)}, "exports", "require", "module", "__filename", "__dirname")
	if err != nil {
		t.Fatal(err)
	}
	c := e.NewObject(nil)
	e.Set(c, "log", e.NewFunc("log", 1, func(c *engine.Call) (engine.Value, error) {
		s, _ := e.ToString(c.Arg(0))
		fmt.Println(s)
		return nil, nil
	}))
	e.Set(e.Global(), "console", c)
	util, _ := e.Run(engine.Source{Text: "({inherits:function(a,b){Object.setPrototypeOf(a.prototype,b.prototype)}})"})
	_, err = e.Call(f, nil, e.NewObject(nil), e.NewFunc("require", 1, func(c *engine.Call) (engine.Value, error) { return util, nil }))
	x := err.(*engine.Exception)
	fmt.Println(x.At, x.Text)
	for _, f := range e.Trace(x.Value) {
		fmt.Println("    at", f)
	}
}
