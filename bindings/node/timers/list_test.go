package timers

import (
	"math/rand"
	"sort"
	"testing"
)

// The heap gives lists in the order in which a sorted slice would, whatever was
// added, removed and moved before.
func TestHeapAgainstSorting(t *testing.T) {
	const seed = 7
	random := rand.New(rand.NewSource(seed))
	var h listHeap
	var model []*list
	for step := range 5000 {
		switch n := random.Intn(10); {
		case n < 5 || len(model) == 0:
			l := &list{expiry: int64(random.Intn(50)), id: int64(step)}
			h.push(l)
			model = append(model, l)
		case n < 7:
			i := random.Intn(len(model))
			h.remove(model[i])
			model = append(model[:i], model[i+1:]...)
		default:
			l := model[random.Intn(len(model))]
			l.expiry, l.id = int64(random.Intn(50)), int64(step)
			h.fix(l)
		}
		sort.Slice(model, func(i, j int) bool { return model[i].before(model[j]) })
		if len(h) != len(model) || len(h) > 0 && h.min() != model[0] {
			t.Fatalf("seed %d, step %d: the heap of %d begins with %+v, the model of %d with %+v", seed, step, len(h), h.min(), len(model), model[0])
		}
	}
	for _, want := range model {
		if got := h.min(); got != want {
			t.Fatalf("seed %d: got %+v, want %+v", seed, got, want)
		}
		h.remove(h.min())
	}
}

func TestListKeepsOrder(t *testing.T) {
	var l list
	a, b, c := new(Timeout), new(Timeout), new(Timeout)
	for _, x := range []*Timeout{a, b, c} {
		l.append(x)
	}
	check := func(want ...*Timeout) {
		t.Helper()
		var forwards, backwards []*Timeout
		for x := l.first; x != nil; x = x.next {
			forwards = append(forwards, x)
		}
		for x := l.last; x != nil; x = x.prev {
			backwards = append([]*Timeout{x}, backwards...)
		}
		for _, got := range [][]*Timeout{forwards, backwards} {
			if len(got) != len(want) {
				t.Fatalf("%d timers, want %d", len(got), len(want))
			}
			for i := range got {
				if got[i] != want[i] || got[i].list != &l {
					t.Fatalf("timer %d is another one", i)
				}
			}
		}
	}
	check(a, b, c)
	l.remove(b)
	check(a, c)
	l.append(b)
	l.remove(a)
	check(c, b)
	l.remove(b)
	l.remove(c)
	check()
}
