package conformance

import (
	"math"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

// timers makes n timers, and for each a callback that says its name.
func (tr *tracer) timers(n int) (t []*timer.Timer, fired []func()) {
	for i := range n {
		name := string(rune('a' + i))
		t = append(t, named(tr, name, timer.New(tr.Loop)))
		fired = append(fired, func() { tr.say("%s", name) })
	}
	return t, fired
}

func init() {
	const msec = time.Millisecond
	traces["timer_order"] = func(tr *tracer) {
		t, fired := tr.timers(6)
		for i, timeout := range [...]time.Duration{3, 1, 2, 1, 3, 0} {
			t[i].Start(timeout*msec, 0, fired[i])
		}
		tr.pass(10 * msec)
		tr.run(uv.RunNoWait)
	}
	traces["timer_meddling"] = func(tr *tracer) {
		t, fired := tr.timers(5)
		fired[0] = func() {
			tr.say("a meddles")
			t[1].Stop()
			tr.close(t[2])
		}
		for i := range t {
			t[i].Start(msec, 0, fired[i])
		}
		tr.pass(5 * msec)
		tr.say("nowait: %d", tr.run(uv.RunNoWait))
		tr.say("nowait: %d", tr.run(uv.RunNoWait))
	}
	traces["timer_repeat"] = func(tr *tracer) {
		t, _ := tr.timers(2)
		count := 0
		for i, repeat := range [...]time.Duration{3, 0} {
			t[i].Start(msec, repeat*msec, func() {
				tr.say("%s active %d repeat %d due in %d", tr.names[t[i]], bit(t[i].IsActive()), ms(t[i].Repeat()), ms(t[i].DueIn()))
				switch count++; count {
				case 1:
					t[i].SetRepeat(7 * msec)
				case 2:
					t[i].SetRepeat(0)
				}
			})
		}
		tr.pass(5 * msec)
		tr.run(uv.RunNoWait)
		tr.say("due in %d", ms(t[0].DueIn()))
	}
	traces["timer_missed"] = func(tr *tracer) {
		t, fired := tr.timers(1)
		t[0].Start(msec, msec, fired[0])
		tr.pass(20 * msec)
		tr.run(uv.RunNoWait)
		t[0].Stop()
	}
	traces["timer_again"] = func(tr *tracer) {
		ts, fired := tr.timers(1)
		t := ts[0]
		tr.say("never started: %s", code(t.Again()))
		t.Start(1000*msec, 0, fired[0])
		tr.say("no repeat: %s", code(t.Again()))
		tr.say("active %d, due in %d", bit(t.IsActive()), ms(t.DueIn()))
		t.SetRepeat(500 * msec)
		tr.say("repeat: %s", code(t.Again()))
		tr.say("due in %d", ms(t.DueIn()))
		t.Stop()
		tr.say("stopped: active %d", bit(t.IsActive()))
		tr.say("again: %s", code(t.Again()))
		tr.say("active %d", bit(t.IsActive()))
		tr.say("no callback: %s", code(t.Start(0, 0, nil)))
		tr.close(t)
		tr.say("closing: %s", code(t.Start(0, 0, fired[0])))
	}
	traces["timer_overflow"] = func(tr *tracer) {
		t, fired := tr.timers(2)
		t[0].Start(math.MaxInt64, 0, fired[0])
		t[1].Start(msec, 0, fired[1])
		tr.pass(3 * msec)
		tr.say("nowait: %d", tr.run(uv.RunNoWait))
		tr.say("timeout %d", bit(ms(tr.BackendTimeout()) == math.MaxInt32))
	}
}
