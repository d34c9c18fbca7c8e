package eventtarget

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// thing is an object of the few that bare knows.
type thing struct{ host any }

// bare is as much of an engine as Go listeners need.
type bare struct{ engine.Engine }

func (bare) TypeOf(engine.Value) engine.Type  { return engine.Object }
func (bare) Host(v engine.Value) any          { return v.(*thing).host }
func (bare) Same(a, b engine.Value) bool      { return a == b }
func (bare) Hold(v engine.Value) engine.Value { return v }
func (bare) Release(engine.Value)             {}

func newTarget() (*Target, *thing) {
	st := &state{e: &env.Env{Engine: bare{}}, eng: bare{}}
	t := &Target{st: st}
	return t, &thing{t}
}

func TestDispatchAllocatesNothing(t *testing.T) {
	target, this := newTarget()
	calls := 0
	for range 3 {
		if _, err := target.OnGo(this, "x", false, func(engine.Value) error { calls++; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	event := &thing{&Event{st: target.st, name: "x"}}
	n := testing.AllocsPerRun(100, func() {
		if err := target.Dispatch(this, event); err != nil {
			t.Fatal(err)
		}
	})
	if n != 0 || calls != 3*101 {
		t.Errorf("%v allocations, %d calls", n, calls)
	}
}

// While listeners come and go between dispatches, and go during them, a target
// calls those that a plain slice says.
func TestDispatchAgainstASlice(t *testing.T) {
	for seed := range int64(200) {
		random := rand.New(rand.NewSource(seed))
		target, this := newTarget()
		type registration struct {
			id   int
			once bool
			stop func()
		}
		var model []registration
		var got, want []int
		gone := func(id int) { model = slices.DeleteFunc(model, func(r registration) bool { return r.id == id }) }
		for step := range 60 {
			switch n := random.Intn(4); {
			case n < 2:
				r := registration{id: step, once: random.Intn(3) == 0}
				victim := -1
				if len(model) > 0 && random.Intn(3) == 0 {
					victim = model[random.Intn(len(model))].id
				}
				stop, err := target.OnGo(this, "x", r.once, func(engine.Value) error {
					got = append(got, r.id)
					for _, other := range model {
						if other.id == victim {
							other.stop()
						}
					}
					gone(victim)
					if r.once {
						gone(r.id)
					}
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
				r.stop = stop
				model = append(model, r)
			case n == 2 && len(model) > 0:
				r := model[random.Intn(len(model))]
				r.stop()
				gone(r.id)
			default:
				// Victims come before their hunters, so that none is still to
				// be called when it goes.
				want = nil
				for _, r := range model {
					want = append(want, r.id)
				}
				got = nil
				if err := target.Dispatch(this, &thing{&Event{st: target.st, name: "x"}}); err != nil {
					t.Fatal(err)
				}
				if !slices.Equal(got, want) {
					t.Fatalf("seed %d, step %d: called %v, want %v", seed, step, got, want)
				}
			}
			if target.Count("x") != len(model) {
				t.Fatalf("seed %d, step %d: %d listeners, want %d", seed, step, target.Count("x"), len(model))
			}
		}
	}
}

func TestStopEndsADispatch(t *testing.T) {
	target, this := newTarget()
	var seen []string
	for _, name := range []string{"a", "b", "c"} {
		_, err := target.OnGo(this, "x", false, func(event engine.Value) error {
			seen = append(seen, name)
			EventOf(target.st.e, event).stopped = name == "b"
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := target.Dispatch(this, &thing{&Event{st: target.st, name: "x"}}); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(seen); got != "[a b]" {
		t.Error(got)
	}
}
