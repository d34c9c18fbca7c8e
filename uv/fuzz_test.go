package uv_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

// world is what a fuzzed program acts on: the loop, or a naive model of it.
type world interface {
	start(h, timeout, repeat int) // timers and hooks
	stop(h int)
	again(h int)
	setRepeat(h, repeat int)
	unref(h int)
	close(h int)
	post(name int)
	feed(name int)
	advance(ms int)
	halt()
	run(mode uv.RunMode) (alive bool)
	now() int
}

// Handles of a world: six timers, then two each of idle, prepare and check.
const (
	fuzzTimers  = 6
	fuzzHandles = fuzzTimers + 3*2
)

// program turns bytes into actions, and counts what callbacks see. Callbacks
// take their actions from the same bytes, so two worlds that call back in the
// same order do the same things.
type program struct {
	data  []byte
	w     world
	trace strings.Builder
	begun int // actions
}

func (p *program) byte() int {
	if len(p.data) == 0 {
		return 0
	}
	b := p.data[0]
	p.data = p.data[1:]
	return int(b)
}

func (p *program) called(what string, h int) {
	fmt.Fprintf(&p.trace, "%s %d at %d\n", what, h, p.w.now())
	for range p.byte() % 3 {
		p.act(false)
	}
}

func (p *program) act(top bool) {
	op, h := p.byte()%14, p.byte()%fuzzHandles
	switch {
	case op < 4:
		p.w.start(h, p.byte()%8, max(0, p.byte()%8-4))
	case op == 4:
		p.w.stop(h)
	case op == 5:
		p.w.again(h)
	case op == 6:
		p.w.setRepeat(h, p.byte()%4)
	case op == 7:
		p.w.unref(h)
	case op == 8:
		p.w.close(h)
	case op == 9:
		p.w.post(h)
	case op == 10:
		p.w.feed(h)
	case op == 11:
		p.w.advance(p.byte() % 5)
	case op == 12:
		p.w.halt()
	case top:
		mode := []uv.RunMode{uv.RunOnce, uv.RunNoWait}[h%2]
		fmt.Fprintf(&p.trace, "alive %v\n", p.w.run(mode))
	}
}

// run is a whole program: actions with a tick after every few of them.
func (p *program) run(data []byte) string {
	p.data = data
	for len(p.data) > 0 {
		p.act(true)
		if p.begun++; p.begun%4 == 0 {
			fmt.Fprintf(&p.trace, "alive %v\n", p.w.run(uv.RunNoWait))
		}
	}
	return p.trace.String()
}

// FuzzTick holds the loop to a model that sorts slices.
func FuzzTick(f *testing.F) {
	f.Add([]byte("\x00\x00\x03\x05\x00\x01\x03\x00\x0d\x01\x08\x00\x0d\x00"))
	for seed := range uint64(200) {
		data := make([]byte, 1000)
		rand.NewChaCha8([32]byte{byte(seed)}).Read(data)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 2000 {
			return
		}
		real, model := new(program), new(program)
		real.w = newRealWorld(t, real)
		model.w = newModel(model)
		if got, want := real.run(data), model.run(data); got != want {
			t.Errorf("got:\n%s\nthe model says:\n%s", got, want)
		}
	})
}

type realWorld struct {
	loop *uv.Loop
	fake *fake
	p    *program
	// by number
	timers   [fuzzTimers]*timer.Timer
	hooks    []hooked
	handles  [fuzzHandles]uv.AnyHandle
	watchers [fuzzHandles]uv.Watcher
}

type hooked interface {
	uv.AnyHandle
	Start(func()) error
	Stop()
}

func newRealWorld(t *testing.T, p *program) *realWorld {
	w := &realWorld{p: p}
	w.loop, w.fake = newFake(t)
	w.fake.restless = true
	for i := range w.timers {
		w.timers[i] = timer.New(w.loop)
		w.handles[i] = w.timers[i]
	}
	for _, make := range []func() hooked{
		func() hooked { return uv.NewIdle(w.loop) },
		func() hooked { return uv.NewPrepare(w.loop) },
		func() hooked { return uv.NewCheck(w.loop) },
	} {
		w.hooks = append(w.hooks, make(), make())
	}
	for i, h := range w.hooks {
		w.handles[fuzzTimers+i] = h
	}
	for i := range w.watchers {
		w.watchers[i].Init(w.loop, nil, func(uv.Events) { p.called("fed", i) })
	}
	return w
}

func ms(n int) time.Duration { return time.Duration(n) * time.Millisecond }

func (w *realWorld) start(h, timeout, repeat int) {
	if h < fuzzTimers {
		w.timers[h].Start(ms(timeout), ms(repeat), func() { w.p.called("timer", h) })
	} else {
		w.hooks[h-fuzzTimers].Start(func() { w.p.called("hook", h) })
	}
}
func (w *realWorld) stop(h int)  { w.handles[h].(interface{ Stop() }).Stop() }
func (w *realWorld) unref(h int) { w.handles[h].Unref() }
func (w *realWorld) again(h int) {
	if h < fuzzTimers {
		w.timers[h].Again()
	}
}
func (w *realWorld) setRepeat(h, repeat int) {
	if h < fuzzTimers {
		w.timers[h].SetRepeat(ms(repeat))
	}
}
func (w *realWorld) close(h int) {
	if !w.handles[h].IsClosing() {
		w.handles[h].Close(func() { w.p.called("closed", h) })
	}
}
func (w *realWorld) post(name int)            { w.loop.Post(func() { w.p.called("posted", name) }) }
func (w *realWorld) feed(name int)            { w.watchers[name].Feed() }
func (w *realWorld) advance(n int)            { w.fake.advance(ms(n)) }
func (w *realWorld) halt()                    { w.loop.Stop() }
func (w *realWorld) run(mode uv.RunMode) bool { return w.loop.Run(mode) }
func (w *realWorld) now() int                 { return int(w.loop.Now() / time.Millisecond) }

// model is the loop as its rules read, without a thought for speed.
type model struct {
	p          *program
	clock, at  int // the clock, and what the loop read from it
	stopped    bool
	seq        int
	h          [fuzzHandles]modelHandle
	hooks      [3][]int // in the order in which they run
	pending    []int
	feeding    []int // those of them that are due in this round
	posted     []int
	closing    []int
	collecting []int // timers that fire in this pass
}

type modelHandle struct {
	active, unref, closing, started bool
	due, seq, repeat                int
}

func newModel(p *program) *model { return &model{p: p, clock: 1000, at: 1000} }

func (m *model) start(h, timeout, repeat int) {
	x := &m.h[h]
	if x.closing {
		return
	}
	if h < fuzzTimers {
		m.stop(h)
		m.seq++
		x.due, x.seq, x.repeat, x.started = m.at+timeout, m.seq, repeat, true
	} else if !x.active {
		list := &m.hooks[(h-fuzzTimers)/2]
		*list = slices.Insert(*list, 0, h)
		m.seq++
		x.seq = m.seq
	}
	x.active = true
}

func (m *model) stop(h int) {
	m.h[h].active = false
	isH := func(x int) bool { return x == h }
	m.collecting = slices.DeleteFunc(m.collecting, isH)
	if h >= fuzzTimers {
		list := &m.hooks[(h-fuzzTimers)/2]
		*list = slices.DeleteFunc(slices.Clone(*list), isH)
	}
}

func (m *model) again(h int) {
	if x := &m.h[h]; h < fuzzTimers && x.started && x.repeat > 0 {
		m.start(h, x.repeat, x.repeat)
	}
}

func (m *model) setRepeat(h, repeat int) {
	if h < fuzzTimers {
		m.h[h].repeat = repeat
	}
}

func (m *model) unref(h int) { m.h[h].unref = true }

func (m *model) close(h int) {
	if !m.h[h].closing {
		m.h[h].closing = true
		m.stop(h)
		m.closing = append(m.closing, h)
	}
}

func (m *model) post(name int) { m.posted = append(m.posted, name) }

func (m *model) feed(name int) {
	if !slices.Contains(m.pending, name) && !slices.Contains(m.feeding, name) {
		m.pending = append(m.pending, name)
	}
}

func (m *model) advance(n int) { m.clock += n }
func (m *model) halt()         { m.stopped = true }
func (m *model) now() int      { return m.at }

func (m *model) alive() bool {
	for i := range m.h {
		if m.h[i].active && !m.h[i].unref {
			return true
		}
	}
	return len(m.pending) > 0 || len(m.closing) > 0 || len(m.posted) > 0
}

func (m *model) run(mode uv.RunMode) bool {
	alive := m.alive()
	if !alive {
		m.at = m.clock
	}
	if alive && !m.stopped {
		canBlock := mode == uv.RunOnce && len(m.pending) == 0 && len(m.hooks[0]) == 0
		m.runPending()
		m.runHooks(0)
		m.runHooks(1)
		m.poll(canBlock)
		for i := 0; i < 8 && len(m.pending) > 0; i++ {
			m.runPending()
		}
		m.runHooks(2)
		m.runClosing()
		m.runTimers()
		alive = m.alive()
	}
	m.stopped = false
	return alive
}

func (m *model) runPending() {
	m.feeding, m.pending = m.pending, nil
	for len(m.feeding) > 0 {
		name := m.feeding[0]
		m.feeding = m.feeding[1:]
		m.p.called("fed", name)
	}
}

func (m *model) runHooks(phase int) {
	begun := m.seq
	for _, h := range slices.Clone(m.hooks[phase]) {
		if m.h[h].active && m.h[h].seq <= begun { // else started in this phase
			m.p.called("hook", h)
		}
	}
}

func (m *model) poll(canBlock bool) {
	canBlock = canBlock && !m.stopped && len(m.posted)+len(m.pending)+len(m.hooks[0])+len(m.closing) == 0 &&
		slices.ContainsFunc(m.h[:], func(x modelHandle) bool { return x.active && !x.unref })
	if canBlock {
		var due []int
		for _, x := range m.h[:fuzzTimers] {
			if x.active {
				due = append(due, max(x.due, m.at))
			}
		}
		if len(due) > 0 {
			m.clock += slices.Min(due) - m.at
		}
	}
	m.at = m.clock
	var now []int
	now, m.posted = m.posted, nil
	for _, name := range now {
		m.p.called("posted", name)
	}
}

func (m *model) runClosing() {
	var now []int
	now, m.closing = m.closing, nil
	slices.Reverse(now)
	for _, h := range now {
		m.p.called("closed", h)
	}
}

func (m *model) runTimers() {
	m.at = m.clock
	for h := range fuzzTimers {
		if m.h[h].active && m.h[h].due <= m.at {
			m.collecting = append(m.collecting, h)
		}
	}
	slices.SortFunc(m.collecting, func(a, b int) int {
		return cmp.Or(cmp.Compare(m.h[a].due, m.h[b].due), cmp.Compare(m.h[a].seq, m.h[b].seq))
	})
	for _, h := range m.collecting {
		m.h[h].active = false
	}
	for len(m.collecting) > 0 {
		h := m.collecting[0]
		m.collecting = m.collecting[1:]
		m.again(h)
		m.p.called("timer", h)
	}
}
