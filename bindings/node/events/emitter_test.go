package events

import (
	"fmt"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Go listeners need no engine as long as nobody asks to see them.
func bare() (*Emitter, *env.Env) { return &Emitter{maxSet: true}, &env.Env{} }

func TestEmitWithoutListenersAllocatesNothing(t *testing.T) {
	em, e := bare()
	var arg engine.Value = "x"
	n := testing.AllocsPerRun(100, func() {
		if heard, err := em.Emit(e, nil, "data", arg, arg); heard || err != nil {
			t.Fatal(heard, err)
		}
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// What a listener does to the list counts from the next emit.
func TestMutationDuringEmit(t *testing.T) {
	em, e := bare()
	var seen []string
	add := func(name string, then func()) *Listener {
		x, err := em.OnGo(e, nil, "a", func(engine.Value, []engine.Value) error {
			seen = append(seen, name)
			if then != nil {
				then()
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	var second *Listener
	changed := false
	add("first", func() {
		if changed {
			return
		}
		changed = true
		if err := em.OffGo(e, nil, "a", second); err != nil {
			t.Fatal(err)
		}
		add("late", nil)
		if _, err := em.Emit(e, nil, "a"); err != nil {
			t.Fatal(err)
		}
	})
	second = add("second", nil)
	for range 2 {
		if _, err := em.Emit(e, nil, "a"); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := strings.Join(seen, " "), "first first late second first late"; got != want {
		t.Errorf("called %s, want %s", got, want)
	}
}

func TestOnceGo(t *testing.T) {
	em, e := bare()
	calls := 0
	_, err := em.OnceGo(e, nil, "a", func(engine.Value, []engine.Value) error {
		calls++
		_, err := em.Emit(e, nil, "a")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	heard, err := em.Emit(e, nil, "a")
	if !heard || err != nil || calls != 1 {
		t.Errorf("heard %v, error %v, %d calls; want true, nil, 1", heard, err, calls)
	}
	if em.Has("a") || em.Count(e, "a") != 0 {
		t.Error("a once listener is still there")
	}
}

func TestListenerErrorEndsEmit(t *testing.T) {
	em, e := bare()
	boom := fmt.Errorf("boom")
	em.OnGo(e, nil, "a", func(engine.Value, []engine.Value) error { return boom })
	em.OnGo(e, nil, "a", func(engine.Value, []engine.Value) error { t.Error("called after an error"); return nil })
	if heard, err := em.Emit(e, nil, "a"); !heard || err != boom {
		t.Errorf("heard %v, error %v", heard, err)
	}
	if l := em.events[0].list; l.busy != 0 {
		t.Errorf("the list counts %d calls through it", l.busy)
	}
}

// watching is a host that follows its listeners.
type watching struct {
	Emitter
	log []string
}

func (w *watching) ListenerAdded(_ *env.Env, _ engine.Value, name string) error {
	w.log = append(w.log, "+"+name)
	return nil
}

func (w *watching) ListenerRemoved(_ *env.Env, _ engine.Value, name string) {
	w.log = append(w.log, "-"+name)
}

func ExampleEmitter() {
	e := &env.Env{}
	host := new(watching)
	host.Watch = host
	host.max, host.maxSet = 0, true
	listener, _ := host.OnGo(e, nil, "data", func(_ engine.Value, args []engine.Value) error {
		fmt.Println("data", args[0])
		return nil
	})
	host.Emit(e, nil, "data", "chunk")
	host.OffGo(e, nil, "data", listener)
	fmt.Println(host.Emit(e, nil, "data", "lost"))
	fmt.Println(host.log)
	// Output:
	// data chunk
	// false <nil>
	// [+data -data]
}
